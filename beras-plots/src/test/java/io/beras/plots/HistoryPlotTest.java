package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.LossMetric;
import io.beras.metrics.R2Score;
import io.beras.models.Callback;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import io.beras.models.TrainingRun;
import io.beras.optim.SGD;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPlotTest {

    private static final Tensor X = Tensor.of(new double[][] {{0}, {1}, {2}, {3}});

    @TempDir
    Path folder;

    @BeforeEach
    void fixSeed() {
        Randomness.setSeed(1);
    }

    /** The loss, R² and the mean absolute error have a panel each, of 320 pixels. */
    @Test
    void eachNameHasAPanelWithItsValidationValues() throws Exception {
        History history = model().fit(X, X.mul(2), new FitOptions().epochs(6).validation(X, X.mul(2)));
        BufferedImage picture = draw(history);

        assertEquals(160 + 3 * 320, picture.getHeight());
        for (int panel = 0; panel < 3; panel++) {
            Rectangle part = new Rectangle(100, 110 + panel * 320, 1080, 260);
            assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, part) > 300, "training in panel " + panel);
            assertTrue(PixelCounts.of(PlotTheme.VERMILION, picture, part) > 300, "validation in panel " + panel);
        }
    }

    @Test
    void withoutValidationThereIsOneLine() throws Exception {
        BufferedImage picture = draw(model().fit(X, X.mul(2), new FitOptions().epochs(6)));

        assertEquals(0, PixelCounts.of(PlotTheme.VERMILION, picture, new Rectangle(0, 0, 1200, 1000)));
    }

    /** A dashed line stands at the best epoch: here the last, at the right edge. */
    @Test
    void theBestEpochIsMarked() throws Exception {
        BufferedImage picture = draw(model().fit(X, X.mul(2), new FitOptions().epochs(6)));

        assertTrue(gray(picture, new Rectangle(1130, 80, 60, 960)) > 200, "at the right");
        assertEquals(0, gray(picture, new Rectangle(300, 110, 600, 200)), "in the middle");
    }

    @Test
    void aSingleEpochIsADot() throws Exception {
        BufferedImage picture = draw(model().fit(X, X.mul(2), new FitOptions().epochs(1)));

        assertTrue(PixelCounts.of(PlotTheme.BLUE, picture, new Rectangle(100, 60, 1080, 320)) > 20);
    }

    @Test
    void aHistoryWithoutAnEpochIsRefused() {
        History history = model().fit(X, X, new FitOptions().batchSize(2).callback(new Callback() {
                    @Override
                    public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                        run.interrupt();
                    }
                }));
        assertEquals(List.of(), history.seconds());

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> HistoryPlot.of("t", history));

        assertEquals(
                "a history without a complete epoch has nothing to plot; train for at least one epoch", e.getMessage());
    }

    private static long gray(BufferedImage picture, Rectangle part) {
        return PixelCounts.of(new Color(PlotTheme.GREY_INK.getRGB()), picture, part);
    }

    private static SequentialModel model() {
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(
                new SGD(.01), new MeanSquaredError(), new R2Score(), new LossMetric("mae", new MeanAbsoluteError()));
        return model;
    }

    private BufferedImage draw(History history) throws Exception {
        Path file = folder.resolve("history.png");
        HistoryPlot.of("t", history).write(file);
        return ImageIO.read(file.toFile());
    }
}
