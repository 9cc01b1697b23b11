package io.beras.models;

/** The direction in which a watched value improves, by Keras's names. */
public enum Mode {
    /** Known from the name: a smaller loss is better, and a metric by {@link io.beras.metrics.Metric#higherIsBetter()}. */
    AUTO,
    /** A smaller value is better, as for a loss. */
    MIN,
    /** A larger value is better, as for an accuracy. */
    MAX
}
