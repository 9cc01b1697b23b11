package io.beras.metrics;

/** A metric that is the number of correct samples divided by the number of all samples. */
abstract class CorrectFraction implements Metric {

    private long correct;
    private long all;

    final void add(long correct, long all) {
        this.correct += correct;
        this.all += all;
    }

    @Override
    public final double result() {
        return (double) correct / all;
    }

    @Override
    public final boolean isMeanOverSamples() {
        return true;
    }

    @Override
    public final void reset() {
        correct = 0;
        all = 0;
    }

    /** Returns name and value, as in "accuracy=0.75". */
    @Override
    public final String toString() {
        return name() + "=" + result();
    }
}
