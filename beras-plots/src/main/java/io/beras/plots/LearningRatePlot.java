package io.beras.plots;

import io.beras.models.LearningRateSweep;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Plots the loss over the learning rate of a sweep, its moving average, and the suggested rate.
 *
 * <pre>{@code
 * LearningRateSweep sweep = new LearningRateFinder(Adam::new).run(model, training);
 * LearningRatePlot.of("digits, Adam", sweep).write(Path.of("rates.png"));
 * }</pre>
 */
public final class LearningRatePlot {

    /** Losses above this multiple of the smallest average would hide the others. */
    private static final double HIGHEST = 4;

    private LearningRatePlot() {}

    /**
     * Returns the plot of a sweep.
     *
     * @throws IllegalStateException if the sweep has no suggestion, because the loss does not fall
     */
    public static Plot of(String title, LearningRateSweep sweep) {
        double suggestion = sweep.suggestion();
        double lowest =
                sweep.smoothed().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double limit = HIGHEST * lowest;
        int[] shown = IntStream.range(0, sweep.losses().size())
                .filter(step -> sweep.losses().get(step) <= limit)
                .toArray();
        double[] losses = IntStream.of(shown).mapToDouble(sweep.losses()::get).toArray();
        double top = DoubleStream.of(losses).max().orElse(limit);
        return new Chart(title, "learning rate", "loss")
                .logX()
                .dots(
                        shown.length == sweep.losses().size()
                                ? "each step"
                                : "each step, up to 4 times the smallest average",
                        IntStream.of(shown).mapToDouble(sweep.rates()::get).toArray(),
                        losses)
                .line("suggestion " + rate(suggestion), new double[] {suggestion, suggestion}, new double[] {lowest, top
                })
                .line("moving average", array(sweep.rates()), array(sweep.smoothed()))
                .plot();
    }

    /** Returns a rate with two digits: 0.0031 or 3.1e-5. */
    private static String rate(double rate) {
        return rate < 1e-3 ? String.format(Locale.ROOT, "%.1e", rate) : String.format(Locale.ROOT, "%.2g", rate);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
