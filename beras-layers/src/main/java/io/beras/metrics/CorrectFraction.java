package io.beras.metrics;

/** What accuracies share: how much of what was seen is right. */
abstract class CorrectFraction implements Metric {

    private long right;
    private long seen;

    final void add(long right, long seen) {
        this.right += right;
        this.seen += seen;
    }

    @Override
    public final double result() {
        return (double) right / seen;
    }

    @Override
    public final void reset() {
        right = 0;
        seen = 0;
    }
}
