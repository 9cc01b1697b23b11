package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.BinaryAccuracy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final String TIME = "\\d+\\.\\d s";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final FitOptions options = new FitOptions().epochs(2).batchSize(1).inOrder();
    private long nanos;

    @Test
    void printsALineForEachEpoch() {
        fit(options.progress(Progress.LINES, out).validation(Tensor.zeros(1, 1), Tensor.ones(1, 1)));

        // The model predicts 0 and never learns. The loss of the targets 1, 1, 0, 0 is 1/2.
        List<String> lines = text().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(
                lines.get(1)
                        .matches("epoch 2/2  loss 0.5000  accuracy 50.00 %  val_loss 1.0000  val_accuracy 0.00 %  "
                                + TIME),
                lines.get(1));
    }

    @Test
    void auto_isLinesOnAStreamThatIsNoTerminal() {
        fit(options.progress(Progress.AUTO, out));

        assertEquals(2, text().lines().count());
        assertTrue(!text().contains("\r\r") && !text().contains("["));
    }

    @Test
    void printsNothingUnlessAsked() {
        PrintStream standard = System.out;
        System.setOut(out);
        try {
            fit(options);
            fit(options.progress(Progress.OFF));
            assertEquals("", text());
            fit(options.progress(Progress.LINES));
            assertEquals(2, text().lines().count());
        } finally {
            System.setOut(standard);
        }
    }

    @Test
    void redrawsOneLineAndGivesWayToTheLineOfTheEpoch() {
        fit(options.epochs(1).callback(bar(100)));

        List<String> drawings = drawings();
        assertEquals(6, drawings.size()); // four batches, spaces over the bar, the line
        assertTrue(
                drawings.get(0)
                        .matches(
                                "epoch 1/1 \\[=======>                      ] 1/4  loss 1.0000  accuracy 0.00 %  eta 0:0\\d"),
                drawings.get(0));
        assertTrue(
                drawings.get(1)
                        .matches(
                                "epoch 1/1 \\[===============>              ] 2/4  loss 1.0000  accuracy 0.00 %  eta 0:0\\d"),
                drawings.get(1));
        assertEquals(
                "epoch 1/1 [==============================] 4/4  loss 0.5000  accuracy 50.00 %",
                drawings.get(3).stripTrailing());
        assertEquals("", drawings.get(4).strip());
        assertTrue(drawings.get(5).matches("epoch 1/1  loss 0.5000  accuracy 50.00 %  " + TIME + "\\R"));
    }

    @Test
    void saysThatItValidates() {
        fit(options.epochs(1).validation(Tensor.zeros(1, 1), Tensor.ones(1, 1)).callback(bar(80)));

        assertTrue(drawings().get(3).endsWith(" 4/4  loss 0.5000  accuracy 50.00 %  validating"), text());
    }

    @Test
    void fitsTheWidthOfTheTerminal() {
        for (int columns : new int[] {20, 40, 60, 80, 200}) {
            bytes.reset();
            fit(options.callback(bar(columns)));

            int width = drawings().stream()
                    .filter(drawing -> !drawing.contains("  accuracy 50.00 %  ")) // the line of the epoch may be longer
                    .mapToInt(drawing -> drawing.stripTrailing().length())
                    .max()
                    .orElseThrow();
            assertTrue(width < Math.max(columns, 24), "width " + width + " of " + columns);
        }
    }

    @Test
    void drawsNoMoreThanTenTimesASecond() {
        fit(options.callback(new ProgressBar(out, 80, () -> nanos += 60_000_000)));

        // Eight batches, 60 ms each: one drawing for two batches, and the last batch of a bar that is visible.
        assertEquals(
                4, drawings().stream().filter(drawing -> drawing.contains("[")).count());
    }

    @Test
    void leavesNoHalfLineAfterAnException() {
        Callback failure = new Callback() {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                if (run.batch() == 2) {
                    throw new IllegalStateException("the disk is full");
                }
            }
        };

        assertThrows(
                IllegalStateException.class, () -> fit(options.callback(bar(80)).callback(failure)));

        String end = text().substring(text().stripTrailing().length() + 1);
        assertTrue(text().endsWith(" \r"), text());
        assertTrue(end.isBlank());
    }

    @Test
    void isAsciiOnly() {
        fit(options.callback(bar(80)));

        assertTrue(text().chars().allMatch(c -> c < 128));
    }

    @Test
    void writesNumbersForPeople() {
        assertEquals("loss 0.0812", ProgressText.value("loss", .08123));
        assertEquals("loss 1.235e-05", ProgressText.value("loss", 1.2345e-5));
        assertEquals("loss 3.000e+09", ProgressText.value("loss", 3e9));
        assertEquals("loss 0.0000", ProgressText.value("loss", 0));
        assertEquals("loss NaN", ProgressText.value("loss", Double.NaN));
        assertEquals("digit_accuracy 97.53 %", ProgressText.value("digit_accuracy", .97531));
        assertEquals("accuracy 2.0000", ProgressText.value("accuracy", 2)); // not a fraction
        assertEquals("0:08", ProgressText.time(7.2));
        assertEquals("12:30", ProgressText.time(750));
        assertEquals("1:02:05", ProgressText.time(3725));
    }

    @Test
    void optionsShowTheProgress() {
        assertTrue(new FitOptions().progress(Progress.AUTO).toString().endsWith("progress=AUTO)"));
    }

    private ProgressBar bar(int columns) {
        return new ProgressBar(out, columns, () -> nanos += 1_000_000_000);
    }

    private void fit(FitOptions options) {
        Dense dense = new Dense(1, 1).withoutBias();
        SequentialModel model = new SequentialModel(dense);
        model.compile(new Descent(0), new MeanSquaredError(), new BinaryAccuracy());
        model.fit(Tensor.zeros(4, 1), Tensor.of(1, 1, 0, 0).reshape(4, 1), options);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<String> drawings() {
        return Arrays.stream(text().split("\r(?!\n)"))
                .filter(drawing -> !drawing.isEmpty())
                .toList();
    }
}
