package io.beras.exchange.onnx;

import io.beras.activations.ELU;
import io.beras.activations.GELU;
import io.beras.activations.LeakyReLU;
import io.beras.activations.SiLU;
import io.beras.activations.Softmax;
import io.beras.activations.TanhGELU;

/** The nodes of the activations that are more than an operator without attributes. */
final class ActivationNodes {

    private ActivationNodes() {}

    static Value softmax(Softmax softmax, Value x, GraphBuilder graph) {
        return graph.node(OnnxOperator.of("Softmax").with("axis", -1), x);
    }

    static Value elu(ELU elu, Value x, GraphBuilder graph) {
        return graph.node(
                OnnxOperator.of("Elu").with("alpha", (float) elu.config().number("alpha")), x);
    }

    static Value leakyRelu(LeakyReLU leakyRelu, Value x, GraphBuilder graph) {
        return graph.node(
                OnnxOperator.of("LeakyRelu")
                        .with("alpha", (float) leakyRelu.config().number("alpha")),
                x);
    }

    /** Formula: y = x·sigmoid(x). */
    static Value silu(SiLU silu, Value x, GraphBuilder graph) {
        return graph.node("Mul", x, graph.node("Sigmoid", x));
    }

    /** Formula: y = x·(1 + erf(x/√2))·½. */
    static Value gelu(GELU gelu, Value x, GraphBuilder graph) {
        Value erf = graph.node("Erf", graph.node("Div", x, graph.constant(Math.sqrt(2))));
        Value twice = graph.node("Mul", x, graph.node("Add", erf, graph.constant(1)));
        return graph.node("Mul", twice, graph.constant(0.5));
    }

    /** Formula: y = x·sigmoid(2u), 2u = 2·√(2/π)·x·(1 + 0.044715·x²). */
    static Value tanhGelu(TanhGELU gelu, Value x, GraphBuilder graph) {
        Value quadratic = graph.node("Mul", graph.node("Mul", x, x), graph.constant(0.044715));
        Value cubic = graph.node("Mul", x, graph.node("Add", quadratic, graph.constant(1)));
        Value twiceU = graph.node("Mul", cubic, graph.constant(2 * Math.sqrt(2 / Math.PI)));
        return graph.node("Mul", x, graph.node("Sigmoid", twiceU));
    }
}
