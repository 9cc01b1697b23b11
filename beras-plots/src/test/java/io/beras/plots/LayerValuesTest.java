package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.models.SequentialModel;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerValuesTest {

    @TempDir
    Path folder;

    private final Dense dense = new Dense(1, 2);
    private final SequentialModel model = new SequentialModel(dense, new ReLU());
    private final Tensor x = Tensor.of(new double[][] {{1}, {3}});
    private final Tensor y = Tensor.of(new double[][] {{0, 0}, {0, 0}});

    LayerValuesTest() {
        dense.w().assign(Tensor.of(new double[][] {{2, -1}}));
        dense.b().assign(Tensor.zeros(1, 2));
    }

    /**
     * Dense: 2, −1, 6, −3. ReLU: 2, 0, 6, 0. The loss is the mean of the squares, so ∂L/∂ReLU = 2·ReLU/4 = 1, 0, 3, 0, and
     * ∂L/∂Dense is the same where Dense is above 0, else 0.
     */
    @Test
    void outputsAndGradientsOfEachCall() {
        List<LayerValues.Layer> layers =
                LayerValues.of(model, new MeanSquaredError(), x, y).layers();

        assertEquals(
                List.of("Dense", "ReLU"),
                layers.stream().map(LayerValues.Layer::name).toList());
        assertEquals("(2, 2)", layers.get(0).shape());
        Histogram dense = layers.get(0).outputs();
        assertEquals(List.of(-3.0, 6.0, 1.0), List.of(dense.smallest(), dense.largest(), dense.mean()));
        Histogram relu = layers.get(1).outputs();
        assertEquals(List.of(2L, 0.0, 6.0), List.of(relu.zeros(), relu.smallest(), relu.largest()));
        for (LayerValues.Layer layer : layers) {
            Histogram gradient = layer.gradients();
            assertEquals(List.of(2L, 3.0, 1.0), List.of(gradient.zeros(), gradient.largest(), gradient.mean()));
        }
    }

    @Test
    void aRowOfThePlotHasBothHistograms() throws Exception {
        Path file = folder.resolve("histograms.png");
        HistogramsPlot.of("t", LayerValues.of(model, new MeanSquaredError(), x, y))
                .write(file);
        BufferedImage picture = ImageIO.read(file.toFile());

        for (int row = 0; row < 2; row++) {
            assertTrue(
                    PixelCounts.of(PlotTheme.BLUE, picture, new Rectangle(270, 110 + 130 * row, 430, 71)) > 300,
                    "outputs of row " + row);
            assertTrue(
                    PixelCounts.of(PlotTheme.VERMILION, picture, new Rectangle(720, 110 + 130 * row, 440, 71)) > 300,
                    "gradients of row " + row);
        }
    }

    @Test
    void aHistogramCountsZerosAndNaNApart() {
        Histogram histogram = new Histogram(0, 1, 1, 3, Double.NaN, Double.POSITIVE_INFINITY);

        assertEquals(List.of(1L, 2L), List.of(histogram.zeros(), histogram.notFinite()));
        assertEquals(1.25, histogram.mean());
        assertEquals(2, histogram.count(16), "1 is a third of the way from 0 to 3");
        assertEquals(1, histogram.count(47));
        assertEquals(2, histogram.highest());
    }

    @Test
    void aHistogramOfEqualOrNoFiniteValuesHasNoWidth() {
        assertEquals(3, new Histogram(2, 2, 2).highest());
        assertTrue(Double.isNaN(new Histogram(Double.NaN).smallest()));
        assertEquals(0, new Histogram().highest());
    }

    @Test
    void aModelWithoutACallOnTheTapeIsRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> LayerValues.of(new SequentialModel(new ReLU()), new MeanSquaredError(), x, x));

        assertEquals(
                "LayerValues shows the 1 to 40 calls of a model with trainable weights, not 0; give a smaller model",
                e.getMessage());
    }
}
