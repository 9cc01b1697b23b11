package io.beras.benchmarks.sidebyside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    private Path folder = Path.of("");

    private final Report report = new Report();

    @Test
    void listsNotesThenMediansThenRows() throws IOException {
        report.addNote("Data: a test");
        for (double time : new double[] {7, 50, 8}) {
            report.addNumber("DL4J, default threads", time);
        }
        report.row("mlp", ReportRow.atMost(0.5, "a step", "another", "µs")).add(10, 40);

        List<String> lines = report.write(folder, 3);

        assertTrue(lines.get(0).startsWith("# Beras side by side, 2"), lines.get(0));
        assertEquals("- Data: a test", lines.get(2));
        assertTrue(lines.contains("- DL4J, default threads: 8.00"), lines.toString());
        assertTrue(
                lines.contains("| a step | another | 10 µs | 40 µs | 0.25 (0.25 to 0.25) | ≤ 0.50 | met |"),
                lines.toString());
        assertTrue(lines.get(lines.size() - 1).startsWith("Medians of 3 rounds."));
        assertEquals(lines, Files.readAllLines(folder.resolve("report.md")));
    }

    @Test
    void aRowCollectsAllRounds() throws IOException {
        for (int round = 1; round <= 2; round++) {
            report.row("mlp", ReportRow.atMost(0.5, "a step", "another", "µs")).add(round, 10);
        }
        report.addNumber("peak", 100);

        report.write(folder, 2);

        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("report.json")))
                .getAsJsonObject();
        assertEquals(
                "[1.0,2.0]",
                json.getAsJsonObject("rows").getAsJsonObject("mlp").get("ours").toString());
        assertEquals("[100.0]", json.getAsJsonObject("numbers").get("peak").toString());
        assertTrue(json.getAsJsonArray("header").toString().contains("peak: 100"));
    }
}
