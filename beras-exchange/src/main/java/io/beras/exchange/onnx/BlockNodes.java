package io.beras.exchange.onnx;

import io.beras.core.Callable;
import io.beras.core.config.Config;
import io.beras.layers.Residual;
import io.beras.layers.ResidualBlock;
import java.util.List;

/** The nodes of blocks: those of their parts, and the additions of skip connections. */
final class BlockNodes {

    private BlockNodes() {}

    static Value inOrder(List<Callable> parts, Value x, GraphBuilder graph) {
        Value y = x;
        for (Callable part : parts) {
            y = NodeRules.append(part, y, graph);
        }
        return y;
    }

    /** Formula: y = x + f(x). */
    static Value residual(Residual residual, Value x, GraphBuilder graph) {
        Callable function = residual.config().part("function", Callable.class);
        return graph.node("Add", x, NodeRules.append(function, x, graph));
    }

    /** Formula: y = relu(x + f(x)), with f = dense, norm, relu, dense, norm in evaluation. */
    static Value residualBlock(ResidualBlock block, Value x, GraphBuilder graph) {
        Config config = block.config();
        Value hidden = NodeRules.append(config.part("dense1", Callable.class), x, graph);
        hidden = graph.node("Relu", NodeRules.append(config.part("norm1", Callable.class), hidden, graph));
        Value change = NodeRules.append(config.part("dense2", Callable.class), hidden, graph);
        change = NodeRules.append(config.part("norm2", Callable.class), change, graph);
        return graph.node("Relu", graph.node("Add", x, change));
    }
}
