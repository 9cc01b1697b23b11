package io.beras.data.images;

/**
 * The distance from each pixel to the nearest pixel of a set.
 *
 * <p>Source: P. Felzenszwalb and D. Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing, 2012.
 */
final class DistanceTransform {

    private static final float FAR = 1e12f;

    private DistanceTransform() {}

    /**
     * Returns the signed distance to the edge of the pixels above 0.5: positive inside, negative outside, in pixels. A
     * pixel at the edge has ±0.5.
     */
    static Plane signed(Plane mask) {
        Plane inside = squares(mask.map(value -> value > 0.5f ? FAR : 0));
        Plane outside = squares(mask.map(value -> value > 0.5f ? 0 : FAR));
        Plane signed = new Plane(mask.height(), mask.width());
        for (int i = 0; i < signed.values().length; i++) {
            float in = inside.values()[i];
            signed.values()[i] = in > 0 ? (float) Math.sqrt(in) - 0.5f : 0.5f - (float) Math.sqrt(outside.values()[i]);
        }
        return signed;
    }

    /** Returns for each pixel p the minimum over q of f(q) + |p − q|². */
    private static Plane squares(Plane f) {
        return alongRows(alongRows(f).transposed()).transposed();
    }

    private static Plane alongRows(Plane f) {
        int n = f.width();
        Plane result = new Plane(f.height(), n);
        int[] lowest = new int[n]; // the roots of the parabolas of the lower envelope
        double[] from = new double[n + 1]; // where each of them begins
        for (int row = 0; row < f.height(); row++) {
            int last = 0;
            lowest[0] = 0;
            from[0] = Double.NEGATIVE_INFINITY;
            from[1] = Double.POSITIVE_INFINITY;
            for (int q = 1; q < n; q++) {
                double crossing = crossing(f, row, lowest[last], q);
                while (crossing <= from[last]) {
                    last--;
                    crossing = crossing(f, row, lowest[last], q);
                }
                last++;
                lowest[last] = q;
                from[last] = crossing;
                from[last + 1] = Double.POSITIVE_INFINITY;
            }
            int k = 0;
            for (int p = 0; p < n; p++) {
                while (from[k + 1] < p) {
                    k++;
                }
                int distance = p - lowest[k];
                result.values()[row * n + p] = f.at(row, lowest[k]) + (float) distance * distance;
            }
        }
        return result;
    }

    /** Returns where the parabolas with their roots at p and q meet. */
    private static double crossing(Plane f, int row, int p, int q) {
        double difference = ((double) f.at(row, q) + (double) q * q) - ((double) f.at(row, p) + (double) p * p);
        return difference / (2.0 * (q - p));
    }
}
