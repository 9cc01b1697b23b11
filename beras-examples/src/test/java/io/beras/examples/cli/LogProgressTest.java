package io.beras.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LogProgressTest {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void writesOneLineForAnEpochAndNothingForABatch() {
        try (TrainingProgress progress = new LogProgress(new PrintStream(log, true, UTF_8))) {
            progress.onBatchEnd(new TrainingProgress.Batch(3, 10, 599, 600, 0.09, 0.96));
            progress.onBatchEnd(new TrainingProgress.Batch(3, 10, 600, 600, 0.0812, 0.9753));
            progress.onEpochEnd(new TrainingProgress.Epoch(3, 10, 0.0812, 0.9753, 0.9698, 2.13));
        }

        assertEquals(
                "epoch 3/10  loss 0.0812  accuracy 97.53 %  test accuracy 96.98 %  (2.1 s)" + System.lineSeparator(),
                log.toString(UTF_8));
    }

    @Test
    void writesTheSameLineInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals(
                    "epoch 1/1  loss 1.5000  accuracy 12.50 %  test accuracy 25.00 %  (60.0 s)",
                    new TrainingProgress.Epoch(1, 1, 1.5, 0.125, 0.25, 60).line());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void keepsTheLineShortWhenTrainingDiverges() {
        assertEquals("999999.0000", TrainingProgress.formatLoss(999_999));
        assertEquals("3.142e+30", TrainingProgress.formatLoss(3.14159e30));
        assertEquals("NaN", TrainingProgress.formatLoss(Double.NaN));
        assertEquals("Infinity", TrainingProgress.formatLoss(Double.POSITIVE_INFINITY));
    }
}
