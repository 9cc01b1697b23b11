package io.beras.exchange.onnx;

/** Appends the nodes of a part of a model to a graph, as the part computes in evaluation. */
@FunctionalInterface
interface NodeRule<P> {

    /** Appends the nodes, and returns the value that they compute from x. */
    Value append(P part, Value x, GraphBuilder graph);
}
