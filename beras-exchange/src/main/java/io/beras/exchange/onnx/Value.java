package io.beras.exchange.onnx;

/**
 * A value of a graph while the graph is built.
 *
 * @param name the name of the value in the graph
 * @param rank the number of its axes, with the batch axis
 */
record Value(String name, int rank) {

    /** Returns the same value with another number of axes. */
    Value withRank(int other) {
        return new Value(name, other);
    }
}
