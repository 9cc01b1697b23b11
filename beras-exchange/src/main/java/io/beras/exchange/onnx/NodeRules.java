package io.beras.exchange.onnx;

import io.beras.activations.ELU;
import io.beras.activations.GELU;
import io.beras.activations.LeakyReLU;
import io.beras.activations.ReLU;
import io.beras.activations.SiLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Softmax;
import io.beras.activations.Softplus;
import io.beras.activations.Tanh;
import io.beras.activations.TanhGELU;
import io.beras.core.Callable;
import io.beras.core.ClassNames;
import io.beras.layers.AvgPool2d;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.layers.Embedding;
import io.beras.layers.Flatten;
import io.beras.layers.LayerNorm1d;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Reshape;
import io.beras.layers.Residual;
import io.beras.layers.ResidualBlock;
import io.beras.layers.Sequential;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import java.util.HashMap;
import java.util.Map;

/**
 * The table of the nodes of each layer, activation and block.
 *
 * <p>A subclass has no rule, because it may compute in another way.
 */
final class NodeRules {

    private static final Map<Class<?>, NodeRule<Callable>> RULES = new HashMap<>();

    static {
        put(Dense.class, LayerNodes::dense);
        put(Conv2d.class, LayerNodes::conv2d);
        put(Embedding.class, LayerNodes::embedding);
        put(BatchNorm1d.class, LayerNodes::batchNorm1d);
        put(LayerNorm1d.class, LayerNodes::layerNorm1d);
        put(MaxPool2d.class, LayerNodes::maxPool2d);
        put(AvgPool2d.class, LayerNodes::avgPool2d);
        put(Flatten.class, LayerNodes::flatten);
        put(Reshape.class, LayerNodes::reshape);
        put(Dropout.class, (dropout, x, graph) -> x); // drops in training only

        put(ReLU.class, (relu, x, graph) -> graph.node("Relu", x));
        put(Sigmoid.class, (sigmoid, x, graph) -> graph.node("Sigmoid", x));
        put(Softplus.class, (softplus, x, graph) -> graph.node("Softplus", x));
        put(Tanh.class, (tanh, x, graph) -> graph.node("Tanh", x));
        put(Softmax.class, ActivationNodes::softmax);
        put(ELU.class, ActivationNodes::elu);
        put(LeakyReLU.class, ActivationNodes::leakyRelu);
        put(SiLU.class, ActivationNodes::silu);
        put(GELU.class, ActivationNodes::gelu);
        put(TanhGELU.class, ActivationNodes::tanhGelu);

        put(Sequential.class, (block, x, graph) -> BlockNodes.inOrder(block.parts(), x, graph));
        put(SequentialModel.class, (model, x, graph) -> BlockNodes.inOrder(model.parts(), x, graph));
        put(Residual.class, BlockNodes::residual);
        put(ResidualBlock.class, BlockNodes::residualBlock);
    }

    private NodeRules() {}

    /**
     * Appends the nodes of a part, and returns the value that they compute from x.
     *
     * @throws IllegalArgumentException if the part, or a part inside it, has no rule
     */
    static Value append(Callable part, Value x, GraphBuilder graph) {
        NodeRule<Callable> rule = RULES.get(part.getClass());
        if (rule == null) {
            throw new IllegalArgumentException(problem(part));
        }
        return rule.append(part, x, graph);
    }

    /** Returns whether parts of this class have a rule. */
    static boolean has(Class<?> type) {
        return RULES.containsKey(type);
    }

    private static <P extends Callable> void put(Class<P> type, NodeRule<P> rule) {
        RULES.put(type, (part, x, graph) -> rule.append(type.cast(part), x, graph));
    }

    private static String problem(Callable part) {
        String name = ClassNames.of(part);
        if (part instanceof SequentialModel) {
            return "the subclass " + name
                    + " of SequentialModel may have another forward pass, so it can't be exported to"
                    + " ONNX; export new SequentialModel(model.parts().toArray(Callable[]::new)), which has the same"
                    + " weights";
        }
        if (part instanceof Model) {
            return "the forward pass of " + name + " is Java code, so it can't be exported to ONNX; export a"
                    + " SequentialModel of the same layers";
        }
        return name + " has no ONNX operator; replace it with layers and activations of Beras";
    }
}
