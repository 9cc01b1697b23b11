package io.beras.data.images;

/**
 * The threshold between the values of a background and the values of ink.
 *
 * <p>Formula: the threshold t that maximizes the variance between the values up to t and the values above t. If a range of
 * thresholds does, for example in a picture of two colors, t is the middle of the range.
 *
 * <p>Source: N. Otsu, "A Threshold Selection Method from Gray-Level Histograms", IEEE Transactions on Systems, Man, and
 * Cybernetics, 1979.
 */
final class InkThreshold {

    private static final int BINS = 256;

    private InkThreshold() {}

    /** Returns the threshold for values of at least 0; 0 if all of them are 0. */
    static float of(Plane plane) {
        float max = plane.max();
        if (max <= 0) {
            return 0;
        }
        long[] counts = new long[BINS];
        for (float value : plane.values()) {
            counts[(int) (value / max * (BINS - 1) + 0.5f)]++;
        }
        return max * (best(counts) + 0.5f) / (BINS - 1);
    }

    private static float best(long... counts) {
        double total = 0;
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            total += counts[bin];
            sum += (double) bin * counts[bin];
        }
        double below = 0;
        double sumBelow = 0;
        double bestVariance = -1;
        int first = 0;
        int last = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
            below += counts[bin];
            sumBelow += (double) bin * counts[bin];
            if (below > 0 && below < total) {
                double difference = sumBelow / below - (sum - sumBelow) / (total - below);
                double variance = below * (total - below) * difference * difference;
                if (variance > bestVariance) {
                    bestVariance = variance;
                    first = bin;
                }
                last = variance == bestVariance ? bin : last;
            }
        }
        return (first + last) / 2f;
    }
}
