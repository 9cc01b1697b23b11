package io.beras.data.digits;

/**
 * A smooth random function of the points on the paper.
 *
 * <p>f(x, y) = Σᵢⱼ bᵢ(x)·bⱼ(y)·zᵢⱼ, where zᵢⱼ are normal random numbers on a coarse grid, and bᵢ are cubic B-splines.
 * Two fields, one for each axis, make an elastic distortion.
 *
 * <p>Source: P. Simard, D. Steinkraus and J. Platt, "Best Practices for Convolutional Neural Networks Applied to Visual
 * Document Analysis", ICDAR 2003. The paper smooths the random numbers with a Gaussian.
 */
final class RandomField {

    private static final int CELLS = 3;
    private static final int KNOTS = CELLS + 3;

    /** The splines average, which reduces the standard deviation: to 0.5 of it at a knot, to 0.46 between knots. */
    private static final double REDUCTION = 0.5;

    private final double[] deviates = new double[KNOTS * KNOTS];

    /** Creates a field with mean 0 and this standard deviation. */
    RandomField(double deviation, RandomSequence random) {
        for (int i = 0; i < deviates.length; i++) {
            deviates[i] = random.normal(0, deviation / REDUCTION);
        }
    }

    /** Returns the value at a point; outside the paper, [0, 1] along each axis, the value at the nearest edge. */
    double at(Point point) {
        double x = Math.min(Math.max(point.x(), 0), 1) * CELLS;
        double y = Math.min(Math.max(point.y(), 0), 1) * CELLS;
        int column = Math.min((int) x, CELLS - 1);
        int row = Math.min((int) y, CELLS - 1);
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int knot = (row + i) * KNOTS + column;
            double rowSum = 0;
            for (int j = 0; j < 4; j++) {
                rowSum += spline(j, x - column) * deviates[knot + j];
            }
            sum += spline(i, y - row) * rowSum;
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
