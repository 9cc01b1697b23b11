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
 * Trains on tables by one command, on the split on which scikit-learn's network was trained: the median over the seeds is
 * within one point of scikit-learn's, or better.
 *
 * <p>{@code -Dberas.tables.seeds=10} compares all seeds of the fixture; three of them take seconds.
 */
class TablesTest extends CommandFixture {

    private static final int SEEDS = Integer.getInteger("beras.tables.seeds", 3);
    private static final double POINT = 0.01;

    @ParameterizedTest
    @CsvSource({"iris, class, accuracy", "wine, class, accuracy", "friedman, y, r2_score"})
    void isAsGoodAsScikitLearn(String table, String target, String metric) throws Exception {
        JsonArray runs = JsonParser.parseString(resource("tables.json")).getAsJsonObject().getAsJsonArray(table);
        List<Double> scores = new ArrayList<>();
        List<Double> references = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            JsonObject run = runs.get(seed).getAsJsonObject();
            scores.add(score(table, target, metric, seed, run.getAsJsonArray("test")));
            references.add(run.get("score").getAsDouble());
        }

        String report = table + ": median " + median(scores) + " of " + scores + ", scikit-learn " + median(references)
                + " of " + references;
        if (Boolean.getBoolean("beras.tables.print")) {
            System.out.println(report);
        }
        assertTrue(median(scores) >= median(references) - POINT, report);
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

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = Objects.requireNonNull(TablesTest.class.getResourceAsStream(name), name)) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }
}
