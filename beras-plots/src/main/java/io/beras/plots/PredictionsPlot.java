package io.beras.plots;

import java.util.List;

/**
 * Plots images that a model classified right and images that it classified wrong, each with label and confidence.
 *
 * <p>The upper row shows the first ten right predictions among 500 random images, the lower row the first ten wrong
 * ones. If 500 images have too few of a kind, all images are searched. If all images have fewer than ten, the plot shows
 * these and reports their number.
 *
 * <pre>{@code
 * Predictions predictions = Predictions.of(images, model.evaluate(images, 1000).predictions());
 * PredictionsPlot.of("my model, seed 1", predictions, 1).write(Path.of("predictions.png"));
 * }</pre>
 */
public final class PredictionsPlot {

    private PredictionsPlot() {}

    /**
     * Returns the plot of random images.
     *
     * @param seed selects the random images; the same seed selects the same images
     */
    public static Plot of(String title, Predictions predictions, long seed) {
        return new Plot(
                title,
                () -> draw(
                        title,
                        predictions,
                        ExampleSelection.right(predictions, seed),
                        ExampleSelection.wrong(predictions, seed)));
    }

    /**
     * Returns a plot of images that the caller selected; the plot does not check the selection.
     *
     * @param right the indices of at most ten images for the row of right predictions
     * @param wrong the indices of at most ten images for the row of wrong predictions
     * @throws IllegalArgumentException if a row has more than ten images
     */
    public static Plot of(String title, Predictions predictions, int[] right, int[] wrong) {
        ExampleSelection upper = ExampleSelection.of(right);
        ExampleSelection lower = ExampleSelection.of(wrong);
        return new Plot(title, () -> draw(title, predictions, upper, lower));
    }

    private static Drawing draw(String title, Predictions predictions, ExampleSelection right, ExampleSelection wrong) {
        return Gallery.of(
                title,
                predictions,
                List.of(
                        new Gallery.Row("right", PlotTheme.BLUE, right.origin(), right.images()),
                        new Gallery.Row("wrong", PlotTheme.VERMILION, wrong.origin(), wrong.images())));
    }
}
