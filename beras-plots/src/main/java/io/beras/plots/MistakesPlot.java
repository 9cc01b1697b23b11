package io.beras.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plots the wrong predictions in which a model is most confident, at most twenty: mistakes, wrong labels, and images that
 * belong to no class.
 *
 * <pre>{@code
 * MistakesPlot.of("my model", Predictions.of(images, test.predictions())).write(Path.of("mistakes.png"));
 * }</pre>
 */
public final class MistakesPlot {

    private static final int ROWS = 2;

    private MistakesPlot() {}

    /** Returns the plot of the most confident mistakes; predictions of NaN are not among them. */
    public static Plot of(String title, Predictions predictions) {
        return new Plot(title, () -> draw(title, predictions));
    }

    private static Drawing draw(String title, Predictions predictions) {
        List<Integer> mistakes = predictions.mistakes();
        List<Gallery.Row> rows = new ArrayList<>();
        String heading = "most confident mistakes";
        String note = note(mistakes.size(), predictions.size());
        for (int row = 0; row < ROWS && (row == 0 || row * ExampleSelection.SHOWN < mistakes.size()); row++) {
            int start = row * ExampleSelection.SHOWN;
            int end = Math.min(start + ExampleSelection.SHOWN, mistakes.size());
            rows.add(new Gallery.Row(heading, PlotTheme.VERMILION, note, mistakes.subList(start, end)));
            heading = "next";
            note = "";
        }
        return Gallery.of(title, predictions, rows);
    }

    private static String note(int mistakes, int images) {
        return mistakes == 0
                ? String.format(Locale.ROOT, "no mistake among %,d images", images)
                : String.format(
                        Locale.ROOT,
                        "%,d wrong prediction%s among %,d images, the most confident first",
                        mistakes,
                        mistakes == 1 ? "" : "s",
                        images);
    }
}
