package io.beras.plots;

/**
 * The mean of a value and its neighbours: up to {@code reach} of them back, and as many ahead as back.
 *
 * <p>Looking ahead keeps the average on a steep curve; JFreeChart's own looks back only, and its line runs beside the
 * first and steepest part of a training curve. Values that cannot be drawn are passed over.
 *
 * @param reach the greatest distance of a neighbour, at least 0
 */
record MovingAverage(int reach) {

    /** Returns how many values an average spans, away from the ends. */
    int window() {
        return 2 * reach + 1;
    }

    /** Returns the average around this index, or NaN where the value itself cannot be drawn. */
    double at(int index, double[] values) {
        if (!TrainingCurves.isDrawable(values[index])) {
            return Double.NaN;
        }
        int side = Math.min(reach, index);
        int end = Math.min(index + side + 1, values.length);
        double sum = 0;
        int count = 0;
        for (int i = index - side; i < end; i++) {
            if (TrainingCurves.isDrawable(values[i])) {
                sum += values[i];
                count++;
            }
        }
        return sum / count;
    }
}
