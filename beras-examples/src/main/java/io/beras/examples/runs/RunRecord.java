package io.beras.examples.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.beras.io.AtomicFiles;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The record of a run, the file run.json: its state, its environment, its data, and its results.
 *
 * <p>The component names are the keys of the JSON.
 *
 * @param run the name of the run
 * @param model the name of the model, as in "advanced" or "layers 64,32"
 * @param state "training", "interrupted", "finished", or "failed" if the loss was not finite
 * @param started the time of the start, in ISO 8601
 * @param environment versions and machine: "beras", "java", "os", "threads", …
 * @param data the data and their checksum
 * @param results the results of a finished run, such as "testAccuracy"; empty before
 */
public record RunRecord(
        String run,
        String model,
        String state,
        String started,
        Map<String, String> environment,
        Data data,
        Map<String, Double> results) {

    /** The state of a run whose loss was not finite. */
    public static final String FAILED = "failed";

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    /**
     * The data of a run.
     *
     * @param name the short name: "mnist", "fashion-mnist", "synthetic", or the name of the file or folder
     * @param title the name for people
     * @param sha256 the SHA-256 sum of the content, in hexadecimal; gzipped files are unpacked first
     * @param training the number of samples to train on
     * @param validation the number of samples to validate on
     * @param test the number of samples of the test
     */
    public record Data(String name, String title, String sha256, int training, int validation, int test) {}

    /** Copies the maps. */
    public RunRecord {
        environment = new LinkedHashMap<>(environment);
        results = new LinkedHashMap<>(results);
    }

    /** Returns whether training ended because the loss was not finite. */
    public boolean hasFailed() {
        return state.equals(FAILED);
    }

    /** Returns this record in another state, with these results. */
    public RunRecord in(String newState, Map<String, Double> newResults) {
        return new RunRecord(run, model, newState, started, environment, data, newResults);
    }

    /**
     * Reads a record.
     *
     * @throws DataFileException if the file is missing or damaged
     */
    public static RunRecord read(Path file) throws DataFileException {
        DataFiles.requireFile(file, "the record of a run");
        try {
            return Objects.requireNonNull(GSON.fromJson(Files.readString(file, UTF_8), RunRecord.class));
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        } catch (RuntimeException e) { // not JSON, or a part is missing
            throw new DataFileException(file + " is not the record of a run; train again, or restore the file", e);
        }
    }

    /** Writes this record; values that are NaN or infinite are left out. */
    public void write(Path file) throws IOException {
        Map<String, Double> finite = new LinkedHashMap<>(results);
        finite.values().removeIf(value -> !Double.isFinite(value));
        String json = GSON.toJson(in(state, finite)) + "\n";
        AtomicFiles.write(file, out -> out.write(json.getBytes(UTF_8)));
    }
}
