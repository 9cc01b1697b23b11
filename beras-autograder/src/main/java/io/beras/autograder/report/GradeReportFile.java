package io.beras.autograder.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.beras.autograder.Tier;
import io.beras.autograder.run.Status;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes and reads a report as JSON, with all its values.
 *
 * <pre>{@code
 * GradeReportFile.write(folder.resolve("report.json"), report);
 * GradeReport same = GradeReportFile.read(folder.resolve("report.json"));
 * }</pre>
 */
public final class GradeReportFile {

    /** The name of the file in the folder of a submission's reports. */
    public static final String NAME = "report.json";

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapterFactory(new RequiredFields())
            .registerTypeAdapter(Instant.class, new TextValue<>(Instant::parse))
            .registerTypeAdapter(Duration.class, new TextValue<>(Duration::parse))
            .registerTypeAdapter(Tier.class, new TextValue<>(Tier::valueOf))
            .registerTypeAdapter(Status.class, new TextValue<>(Status::valueOf))
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private GradeReportFile() {}

    /**
     * Writes a report, atomically.
     *
     * @throws IOException if that fails
     */
    public static void write(Path file, GradeReport report) throws IOException {
        String json = GSON.toJson(report) + "\n";
        AtomicFiles.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads a report.
     *
     * @throws IOException if the file is missing, damaged or of another version of Beras; the message names the field
     */
    public static GradeReport read(Path file) throws IOException {
        String json = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        try {
            GradeReport report = GSON.fromJson(json, GradeReport.class);
            if (report == null) {
                throw new JsonParseException("the file is empty");
            }
            return report;
        } catch (JsonParseException e) {
            // Gson has a link to its own help in the second line.
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw damaged(file, problem, e);
        } catch (RuntimeException e) { // Gson wraps what the constructor of a record throws
            throw damaged(file, "a value is null", e);
        }
    }

    private static IOException damaged(Path file, String problem, Exception cause) {
        return new IOException(
                "Cannot read the report " + file + ": " + problem
                        + ". It is damaged, or another version of Beras wrote it; grade the submission again.",
                cause);
    }
}
