package io.beras.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trains on tables by one command, on the splits on which scikit-learn's network was trained: the mean over the ten splits is
 * within one point of scikit-learn's, or better. A mean, because one row of a test part is already 3 points.
 */
class TablesTest extends CommandFixture {

    private static final int SEEDS = 10;
    private static final double POINT = 0.01;

    @ParameterizedTest
    @CsvSource({"iris, class, accuracy", "wine, class, accuracy", "friedman, y, r2_score"})
    void isAsGoodAsScikitLearn(String table, String target, String metric) throws Exception {
        JsonArray runs = JsonParser.parseString(resource("tables.json"))
                .getAsJsonObject()
                .getAsJsonArray(table);
        List<Double> scores = new ArrayList<>();
        List<Double> references = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            JsonObject run = runs.get(seed).getAsJsonObject();
            scores.add(score(table, target, metric, seed, run.getAsJsonArray("test")));
            references.add(run.get("score").getAsDouble());
        }

        String report = table + ": " + mean(scores) + " of " + scores + ", scikit-learn " + mean(references) + " of "
                + references;
        assertTrue(mean(scores) >= mean(references) - POINT, report);
    }

    private double score(String table, String target, String metric, int seed, JsonArray test) throws IOException {
        List<String> lines = resource(table + ".csv").lines().toList();
        Set<Integer> tested = new HashSet<>();
        for (JsonElement row : test) {
            tested.add(row.getAsInt());
        }
        List<String> trainingLines = new ArrayList<>(List.of(lines.get(0)));
        List<String> testLines = new ArrayList<>(List.of(lines.get(0)));
        for (int row = 0; row < lines.size() - 1; row++) {
            (tested.contains(row) ? testLines : trainingLines).add(lines.get(row + 1));
        }
        Path trainingFile = Files.write(home.resolve(table + ".csv"), trainingLines);
        Path testFile = Files.write(home.resolve("test.csv"), testLines);
        Path json = home.resolve("report.json");

        int exitCode = command.run(
                "train",
                "--csv=" + trainingFile,
                "--target=" + target,
                "--test=" + testFile,
                "--seed=" + seed,
                "--json=" + json,
                "--quiet");

        assertEquals(0, exitCode, command.err());
        return JsonParser.parseString(Files.readString(json))
                .getAsJsonObject()
                .getAsJsonObject("testMetrics")
                .get(metric)
                .getAsDouble();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = Objects.requireNonNull(TablesTest.class.getResourceAsStream(name), name)) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }
}
