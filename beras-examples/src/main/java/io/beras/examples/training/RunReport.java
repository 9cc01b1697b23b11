package io.beras.examples.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a training run was and what came of it; the names of the components are the keys of the JSON, in this order.
 *
 * <p>JSON knows no NaN and no infinity: a loss that diverged is written as {@code null}.
 *
 * @param model the model's name
 * @param dataset what it was trained on
 * @param seed the seed of the run
 * @param epochs how many epochs were trained
 * @param batchSize samples in a batch
 * @param history one entry an epoch, in order
 * @param testLoss mean loss over the test samples
 * @param testAccuracy fraction of the test samples classified right, from 0 to 1
 * @param totalSeconds wall-clock time of the run in seconds
 */
public record RunReport(
        String model,
        String dataset,
        long seed,
        int epochs,
        int batchSize,
        List<Epoch> history,
        double testLoss,
        double testAccuracy,
        double totalSeconds) {

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(double.class, finiteOrNull())
            .registerTypeAdapter(Double.class, finiteOrNull())
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    /**
     * One epoch of the run.
     *
     * @param epoch its number, from 1
     * @param loss mean training loss
     * @param accuracy training accuracy, from 0 to 1
     * @param seconds wall-clock time in seconds
     */
    public record Epoch(int epoch, double loss, double accuracy, double seconds) {}

    /** Keeps the history as it is now. */
    public RunReport {
        history = List.copyOf(history);
    }

    /** Returns this report as indented JSON, ending in a line break. */
    public String toJson() {
        return GSON.toJson(this) + "\n";
    }

    /**
     * Writes this report as JSON in UTF-8.
     *
     * @throws IOException if the file cannot be written; an older one is then untouched
     */
    public void write(Path file) throws IOException {
        AtomicFiles.write(file, out -> out.write(toJson().getBytes(UTF_8)));
    }

    private static JsonSerializer<Double> finiteOrNull() {
        return (value, type, context) -> Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
