package io.beras.plots;

/**
 * A centred moving average: the mean of a value and its neighbours, equally many on each side, {@code reach} at most.
 *
 * <p>JFreeChart's moving average uses only values before. Its line therefore lags behind the first, steepest part of a
 * training curve. This average ignores values that cannot be drawn.
 *
 * @param reach the greatest distance between a value and its neighbour, at least 0
 */
record CentredMovingAverage(int reach) {

    /** Returns the number of values that an average includes, away from the two ends. */
    int window() {
        return 2 * reach + 1;
    }

    /** Returns the average around this index, or NaN if the value at this index cannot be drawn. */
    double at(int index, double[] values) {
        if (!TrainingCurveData.isDrawable(values[index])) {
            return Double.NaN;
        }
        int side = Math.min(reach, index);
        int end = Math.min(index + side + 1, values.length);
        double sum = 0;
        int count = 0;
        for (int i = index - side; i < end; i++) {
            if (TrainingCurveData.isDrawable(values[i])) {
                sum += values[i];
                count++;
            }
        }
        return sum / count;
    }
}
