package io.beras.core.gradcheck;

import java.util.Arrays;

/** Chooses how far each element of a tensor may move, so that one relative step size fits all elements. */
final class Steps {

    /** The longest relative step. Sixteen of these steps make {@link #LONGEST} · 16 = a quarter. */
    static final double LONGEST = 1.0 / 64;

    private static final double QUARTER = 0.25 / LONGEST;

    private Steps() {}

    /**
     * Returns a scale for each element: its absolute value, but at least the root mean square of the tensor, or 1 if all are
     * 0.
     *
     * <p>Elements of a tensor without negative elements stay positive, and elements of a tensor of probabilities stay below
     * 1: a step moves them by at most a quarter of their distance.
     */
    static double[] scales(double[] x) {
        double rms = Math.sqrt(Arrays.stream(x).map(v -> v * v).average().orElse(0));
        double least = rms > 0 && Double.isFinite(rms) ? rms : 1;
        boolean oneSign =
                Arrays.stream(x).allMatch(v -> v >= 0) || Arrays.stream(x).allMatch(v -> v <= 0);
        boolean probabilities = Arrays.stream(x).allMatch(v -> v > 0 && v < 1);
        double[] scales = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double scale = Math.max(Math.abs(x[i]), least);
            if (oneSign && x[i] != 0) {
                scale = Math.min(scale, QUARTER * Math.abs(x[i]));
            }
            scales[i] = probabilities ? Math.min(scale, QUARTER * (1 - x[i])) : scale;
        }
        return scales;
    }
}
