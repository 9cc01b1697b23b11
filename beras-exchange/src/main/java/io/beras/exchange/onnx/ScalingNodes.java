package io.beras.exchange.onnx;

import io.beras.data.Standardization;

/** The nodes of a model's standardizations, with which a graph returns what {@code predict} returns. */
final class ScalingNodes {

    private ScalingNodes() {}

    /** Formula: (x − μ) / σ. In FLOAT, the rounding error of μ is subtracted, too, where it matters. */
    static Value inputs(Standardization scaling, ElementType type, Value x, GraphBuilder graph) {
        Value centered = graph.node("Sub", x, graph.tensor("input/mean", type, scaling.mean()));
        if (type == ElementType.FLOAT && scaling.meanRounding().isPresent()) {
            centered = graph.node(
                    "Sub",
                    centered,
                    graph.tensor(
                            "input/mean_rounding", type, scaling.meanRounding().get()));
        }
        return graph.node("Div", centered, graph.tensor("input/deviation", type, scaling.deviation()));
    }

    /** Formula: y·σ + μ, computed in DOUBLE. */
    static Value predictions(Standardization scaling, ElementType type, Value y, GraphBuilder graph) {
        Value standardized = cast(ElementType.DOUBLE, type, y, graph);
        Value scaled = graph.node(
                "Mul", standardized, graph.tensor("output/deviation", ElementType.DOUBLE, scaling.deviation()));
        Value shifted = graph.node("Add", scaled, graph.tensor("output/mean", ElementType.DOUBLE, scaling.mean()));
        return cast(type, ElementType.DOUBLE, shifted, graph);
    }

    private static Value cast(ElementType to, ElementType from, Value x, GraphBuilder graph) {
        return to == from ? x : graph.node(OnnxOperator.of("Cast").with("to", to.code()), x);
    }
}
