package io.beras.examples.digits;

/**
 * A random number for every place on the paper that changes smoothly from place to place.
 *
 * <p>f(x, y) = Σᵢⱼ bᵢ(x) bⱼ(y) zᵢⱼ, where the z are normal deviates on a coarse lattice, blended by the b, cubic
 * B-splines. One such field for each axis makes an elastic distortion.
 *
 * <p>Source: P. Simard, D. Steinkraus and J. Platt, "Best Practices for Convolutional Neural Networks Applied to Visual
 * Document Analysis", ICDAR 2003, where the deviates are smoothed by a Gaussian.
 */
final class RandomField {

    private static final int CELLS = 3;
    private static final int KNOTS = CELLS + 3;

    /** Blending averages: it leaves half of the deviates' standard deviation at a knot, 0.46 of it between knots. */
    private static final double LEFT_BY_BLENDING = 0.5;

    private final double[] deviates = new double[KNOTS * KNOTS];

    /** A field with mean 0 and this standard deviation. */
    RandomField(double deviation, RandomSequence dice) {
        for (int i = 0; i < deviates.length; i++) {
            deviates[i] = dice.normal(0, deviation / LEFT_BY_BLENDING);
        }
    }

    /** Returns the number at a place; beyond the paper, from 0 to 1 along each axis, that of the nearest edge. */
    double at(Point place) {
        double x = Math.min(Math.max(place.x(), 0), 1) * CELLS;
        double y = Math.min(Math.max(place.y(), 0), 1) * CELLS;
        int column = Math.min((int) x, CELLS - 1);
        int row = Math.min((int) y, CELLS - 1);
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int knot = (row + i) * KNOTS + column;
            double blend = 0;
            for (int j = 0; j < 4; j++) {
                blend += spline(j, x - column) * deviates[knot + j];
            }
            sum += spline(i, y - row) * blend;
        }
        return sum;
    }

    private static double spline(int knot, double t) {
        return switch (knot) {
            case 0 -> (1 - t) * (1 - t) * (1 - t) / 6;
            case 1 -> (4 + t * t * (3 * t - 6)) / 6;
            case 2 -> (1 + t * (3 + t * (3 - 3 * t))) / 6;
            default -> t * t * t / 6;
        };
    }
}
