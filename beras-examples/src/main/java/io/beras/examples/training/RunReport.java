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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings and the results of a training run. The component names are the keys of the JSON, in this order.
 *
 * <p>JSON has no NaN and no infinity. The report writes {@code null} for a loss that diverged.
 *
 * @param model the name of the model
 * @param dataset the name of the data set
 * @param dataSha256 the SHA-256 sum of the data
 * @param seed the seed of the run
 * @param epochs the number of trained epochs
 * @param batchSize the number of samples in a batch
 * @param history one entry for each epoch, in order
 * @param testLoss mean loss over the test samples
 * @param testAccuracy the fraction of the test samples that the model classified right, from 0 to 1; null for a regression
 * @param testMetrics each metric over the test samples, by name
 * @param totalSeconds wall-clock time of the run in seconds
 */
public record RunReport(
        String model,
        String dataset,
        String dataSha256,
        long seed,
        int epochs,
        int batchSize,
        List<Epoch> history,
        double testLoss,
        double testAccuracy,
        Map<String, Double> testMetrics,
        double totalSeconds) {

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(double.class, finiteOrNull())
            .registerTypeAdapter(Double.class, finiteOrNull())
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    /**
     * The results of one epoch.
     *
     * @param epoch the number of the epoch, from 1
     * @param loss mean training loss
     * @param accuracy training accuracy, from 0 to 1; null for a regression
     * @param validationLoss mean validation loss; null without validation
     * @param validationAccuracy validation accuracy, from 0 to 1; null without validation
     * @param seconds wall-clock time of training in seconds
     */
    public record Epoch(
            int epoch,
            double loss,
            double accuracy,
            double validationLoss,
            double validationAccuracy,
            double seconds) {}

    /** Copies the history and the metrics. */
    public RunReport {
        history = List.copyOf(history);
        testMetrics = new LinkedHashMap<>(testMetrics);
    }

    /** Returns this report as indented JSON, ending in a line break. */
    public String toJson() {
        return GSON.toJson(this) + "\n";
    }

    /**
     * Writes this report as JSON in UTF-8.
     *
     * @throws IOException if the file cannot be written; an existing file then stays unchanged
     */
    public void write(Path file) throws IOException {
        AtomicFiles.write(file, out -> out.write(toJson().getBytes(UTF_8)));
    }

    private static JsonSerializer<Double> finiteOrNull() {
        return (value, type, context) -> Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
