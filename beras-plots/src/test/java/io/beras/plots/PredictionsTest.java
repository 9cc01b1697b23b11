package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.data.images.LabeledImages;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {

    private static final Tensor PROBABILITIES = Tensor.of(new double[][] {{0.1, 0.7, 0.2}, {0.5, 0.3, 0.2}});

    @Test
    void ofADataSetHaveItsPixelsAndLabels() {
        LabeledImages images = LabeledImages.of(pixels(), new byte[] {1, 2}, 28, 28, 3);

        assertAreExpected(Predictions.of(images, PROBABILITIES));
    }

    @Test
    void ofTensorsHaveTheirPixelsAndLabels() {
        Tensor x = LabeledImages.of(pixels(), new byte[] {1, 2}, 28, 28, 3)
                .batch(0, 1)
                .x();

        assertAreExpected(Predictions.of(x, Tensor.ofLabels(1, 2), PROBABILITIES));
        assertAreExpected(Predictions.of(
                x.reshape(2, 1, 28, 28), Tensor.of(new double[][] {{0, 1, 0}, {0, 0, 1}}), PROBABILITIES));
    }

    @Test
    void keepEveryShadeOfATensor() {
        Tensor x = Tensor.of(pixels256(), 1, 784);

        Predictions predictions = Predictions.of(x, Tensor.ofLabels(0), Tensor.of(new double[][] {{1}}));

        for (int i = 0; i < 256; i++) {
            assertEquals(i, ink(predictions, 0, i / 28, i % 28));
        }
    }

    @Test
    void refusePixelsThatAreNormalised() {
        Tensor x = Tensor.zeros(1, 784).sub(0.5);

        var error = assertThrows(
                IllegalArgumentException.class,
                () -> Predictions.of(x, Tensor.ofLabels(0), Tensor.of(new double[][] {{1}})));

        assertEquals(
                "A pixel is -0.5, but Predictions needs pixels in [0, 1]; undo the normalisation of the images.",
                error.getMessage());
    }

    @Test
    void anImageWithAProbabilityOfNanIsWrongAndHasNoLabel() {
        Tensor probabilities = Tensor.of(new double[][] {{Double.NaN, Double.NaN}, {0.9, Double.NaN}});

        Predictions predictions = Predictions.of(Tensor.zeros(2, 784), Tensor.ofLabels(0, 0), probabilities);

        for (int image = 0; image < 2; image++) {
            assertFalse(predictions.isRight(image));
            assertEquals(-1, predictions.predictedLabel(image));
            assertEquals(Double.NaN, predictions.confidence(image));
        }
    }

    @Test
    void aPlotOfProbabilitiesOfNanIsDrawn(@TempDir Path folder) throws Exception {
        Tensor probabilities = Tensor.of(new double[][] {{Double.NaN, Double.NaN}});
        Predictions predictions = Predictions.of(Tensor.zeros(1, 784), Tensor.ofLabels(0), probabilities);
        Path file = folder.resolve("nan.png");

        PredictionsPlot.of("NaN", predictions, 1).write(file);

        assertTrue(Files.size(file) > 0);
    }

    /** Image 0 is right with confidence 0.7, image 1 wrong with 0.5; pixel (1, 2) of image 1 has ink 200. */
    private static void assertAreExpected(Predictions predictions) {
        assertEquals(2, predictions.size());
        assertEquals(1, predictions.predictedLabel(0));
        assertEquals(1, predictions.label(0));
        assertEquals(0.7, predictions.confidence(0), 1e-7);
        assertEquals(0, predictions.predictedLabel(1));
        assertEquals(2, predictions.label(1));
        assertEquals(0.5, predictions.confidence(1), 1e-7);
        assertEquals(200, ink(predictions, 1, 1, 2));
        assertEquals(0, ink(predictions, 0, 1, 2));
    }

    private static byte[] pixels() {
        byte[] pixels = new byte[2 * 784];
        pixels[784 + 28 + 2] = (byte) 200;
        return pixels;
    }

    private static float[] pixels256() {
        float[] pixels = new float[784];
        for (int i = 0; i < 256; i++) {
            pixels[i] = i / 255f;
        }
        return pixels;
    }

    /** Ink is dark on paper. */
    private static int ink(Predictions predictions, int image, int row, int column) {
        return 255 - (predictions.image(image).getRGB(column, row) & 0xFF);
    }
}
