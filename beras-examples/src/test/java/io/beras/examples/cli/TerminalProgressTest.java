package io.beras.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void drawsABarAndReplacesItByTheLineOfTheEpoch() {
        try (TrainingProgress progress = new TerminalProgress(new PrintStream(screen, true, UTF_8))) {
            for (int epoch = 1; epoch <= 2; epoch++) {
                progress.onBatchEnd(new TrainingProgress.Batch(epoch, 2, 7, 7, 0.5, 0.75));
                progress.onEpochEnd(new TrainingProgress.Epoch(epoch, 2, 0.25, 0.875, 0.75, 1));
            }
            progress.onBatchEnd(new TrainingProgress.Batch(3, 2, 1, 7, 0.5, 0.75));
        }

        String drawn = screen.toString(UTF_8);
        assertTrue(drawn.contains("epoch 1/2 100% ["), drawn);
        assertTrue(drawn.contains("7/7"), drawn);
        assertEquals(
                List.of(
                        "epoch 1/2  loss 0.2500  accuracy 87.50 %  test accuracy 75.00 %  (1.0 s)",
                        "epoch 2/2  loss 0.2500  accuracy 87.50 %  test accuracy 75.00 %  (1.0 s)", ""),
                visibleLines(drawn));
    }

    /** Simulates a terminal: after a carriage return, later characters replace the characters of the line. */
    private static List<String> visibleLines(String drawn) {
        return Arrays.stream(drawn.split(System.lineSeparator(), -1))
                .map(TerminalProgressTest::visible)
                .toList();
    }

    private static String visible(String line) {
        StringBuilder cells = new StringBuilder();
        for (String layer : line.split("\r")) {
            cells.replace(0, Math.min(layer.length(), cells.length()), layer);
        }
        return cells.toString().stripTrailing();
    }
}
