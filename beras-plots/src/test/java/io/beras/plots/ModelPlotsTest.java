package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.metrics.ClassificationReport;
import io.beras.models.LearningRateSweep;
import io.beras.models.SequentialModel;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the plots of models with weights that are set by hand. */
class ModelPlotsTest {

    @TempDir
    Path folder;

    /** The scores are x₁ and −x₁, so class 0 is right of 0 and class 1 left of 0. */
    @Test
    void theBoundaryIsWhereThePredictedClassChanges() throws Exception {
        Dense dense = new Dense(2, 2);
        dense.w().assign(Tensor.of(new double[][] {{1, -1}, {0, 0}}));
        Tensor x = Tensor.of(new double[][] {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}});

        BufferedImage picture = draw(DecisionBoundaryPlot.of(
                "t", new SequentialModel(dense), x, Tensor.ofLabels(0, 0, 1, 1), List.of("right", "left")));

        Color right = new Color(picture.getRGB(700, 350));
        Color left = new Color(picture.getRGB(300, 350));
        assertTrue(right.getBlue() > right.getRed() + 30, "blue for class 0: " + right);
        assertTrue(left.getRed() > left.getBlue() + 30, "vermilion for class 1: " + left);
        assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, new Rectangle(60, 60, 920, 660)) > 40, "the samples");
    }

    @Test
    void oneOutputIsAnAnswer() throws Exception {
        Dense dense = new Dense(2, 1);
        dense.w().assign(Tensor.of(new double[][] {{1}, {0}}));
        Tensor x = Tensor.of(new double[][] {{2, 1}, {-1, -1}});
        Tensor y = Tensor.of(new double[][] {{1}, {0}});

        BufferedImage picture =
                draw(DecisionBoundaryPlot.of("t", new SequentialModel(dense), x, y, List.of("no", "yes")));

        Color yes = new Color(picture.getRGB(800, 350));
        assertTrue(yes.getRed() > yes.getBlue() + 30, "vermilion for class 1: " + yes);
    }

    @Test
    void aBoundaryNeedsTwoFeaturesAndANameForEachClass() {
        SequentialModel model = new SequentialModel(new Dense(3, 2));

        assertEquals(
                "DecisionBoundaryPlot needs samples of two features, (n, 2), and n classes, not (1, 3) and (1); choose two"
                        + " features, or reduce the features to two",
                assertThrows(
                                ShapeException.class,
                                () -> DecisionBoundaryPlot.of(
                                        "t", model, Tensor.zeros(1, 3), Tensor.ofLabels(0), List.of("a")))
                        .getMessage());
        assertEquals(
                "DecisionBoundaryPlot needs a name for the class 1, but has 1 names; give a name for each class",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DecisionBoundaryPlot.of(
                                        "t", model, Tensor.zeros(1, 2), Tensor.ofLabels(1), List.of("a")))
                        .getMessage());
    }

    /** The largest weight is blue, and −½ of it half vermilion. */
    @Test
    void aUnitOfTheFirstLayerIsAnImageOfItsWeights() throws Exception {
        Dense dense = new Dense(4, 1);
        dense.w().assign(Tensor.of(new double[][] {{2}, {0}, {0}, {-1}}));

        BufferedImage picture = draw(FirstLayerPlot.of("t", new SequentialModel(dense)));

        assertEquals(PlotTheme.BLUE, new Color(picture.getRGB(40 + 16, 108 + 16)));
        assertEquals(PlotTheme.PAPER, new Color(picture.getRGB(40 + 48, 108 + 16)));
        assertEquals(new Color(0xEA, 0xAE, 0x7F), new Color(picture.getRGB(40 + 48, 108 + 48)));
    }

    @Test
    void aFilterOfAConvolutionIsAnImage() throws Exception {
        Conv2d conv = new Conv2d(3, 20, 5);

        BufferedImage picture = draw(FirstLayerPlot.of("t", new SequentialModel(conv)));

        assertEquals(108 + 2 * 72 + 40, picture.getHeight(), "two rows of at most 16 filters");
    }

    @Test
    void weightsThatAreNoImagesAreRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> FirstLayerPlot.of("t", new SequentialModel(new Dense(5, 2))));

        assertEquals(
                "the first weight has the shape (5, 2), but only a convolution and a dense layer of square images have"
                        + " weights that are images; give such a model",
                e.getMessage());
    }

    /** Of two cats, one is right, so precision 1 and recall ½; of two dogs, both. */
    @Test
    void theCellsOfAReportAreBluerForLargerScores() throws Exception {
        ClassificationReport report = ClassificationReport.of(
                        Tensor.of(new double[][] {{1, 0}, {0, 1}, {0, 1}, {0, 1}}), Tensor.ofLabels(0, 0, 1, 1))
                .withClassNames(List.of("cat", "dog"));

        BufferedImage picture = draw(ClassificationReportPlot.of("t", report));

        long full = PixelCounts.of(PlotTheme.BLUE, picture, whole(picture));
        long half = PixelCounts.of(new Color(0x7F, 0xB8, 0xD8), picture, whole(picture));
        assertTrue(full > 2 * 2_500 && full < 2 * 120 * 34, "precision of cats and recall of dogs: " + full);
        assertTrue(half > 2_500 && half < 120 * 34, "recall of cats: " + half);
    }

    @Test
    void aSweepShowsTheSuggestion() throws Exception {
        List<Double> rates =
                IntStream.range(0, 40).mapToObj(i -> Math.pow(10, -6 + i / 8.0)).toList();
        List<Double> losses = IntStream.range(0, 40)
                .mapToObj(i -> i < 30 ? 3 - i / 15.0 : i - 29.0)
                .toList();

        BufferedImage picture = draw(LearningRatePlot.of("t", new LearningRateSweep(rates, losses, losses)));

        assertTrue(PixelCounts.of(PlotTheme.VERMILION, picture, new Rectangle(110, 60, 1050, 640)) > 100);
    }

    /** Grey images of 8 × 8 pixels have tiles of 112 × 112 pixels, and colors stay colors. */
    @Test
    void aGalleryShowsImagesOfAnySizeAndColor() throws Exception {
        Tensor red = Tensor.of(
                        IntStream.range(0, 192).mapToDouble(i -> i < 64 ? 1 : 0).toArray())
                .reshape(1, 3, 8, 8);
        Tensor ink = Tensor.ones(1, 64);
        Tensor wrong = Tensor.of(new double[][] {{.25, .75}});

        BufferedImage ofRed = draw(MistakesPlot.of("t", Predictions.of(red, Tensor.ofLabels(0), wrong)));
        BufferedImage ofInk = draw(MistakesPlot.of("t", Predictions.of(ink, Tensor.ofLabels(0), wrong)));

        assertEquals(Color.RED, new Color(ofRed.getRGB(40 + 56, 132 + 56)));
        assertEquals(Color.BLACK, new Color(ofInk.getRGB(40 + 110, 132 + 110)));
        assertEquals(Gallery.height(1), ofInk.getHeight(), "one mistake needs one row");
    }

    @Test
    void imagesOfAnotherShapeAreRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Predictions.of(Tensor.zeros(1, 2, 4, 4), Tensor.ofLabels(0), Tensor.ones(1, 2)));

        assertEquals(
                "images need the shape (n, channels, rows, columns) with 1 or 3 channels, or (n, side · side), not"
                        + " (1, 2, 4, 4); reshape the images",
                e.getMessage());
    }

    private static Rectangle whole(BufferedImage picture) {
        return new Rectangle(picture.getWidth(), picture.getHeight());
    }

    private BufferedImage draw(Plot plot) throws Exception {
        Path file = folder.resolve("plot.png");
        plot.write(file);
        return ImageIO.read(file.toFile());
    }
}
