package io.beras.exchange.onnx;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Collects the nodes and the initializers of a graph, in the order of the calls.
 *
 * <pre>{@code
 * GraphBuilder graph = new GraphBuilder(ElementType.FLOAT, model.namedWeights());
 * Value x = graph.input(2);
 * Value y = graph.node("Sigmoid", x);
 * Value z = graph.node("Mul", x, y);                                // SiLU
 * OnnxGraph built = graph.build(inputShape, outputShape);
 * }</pre>
 *
 * <p>A weight, a constant or a shape that several nodes use is one initializer.
 */
final class GraphBuilder {

    private static final String GRAPH = "beras";
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final ElementType type;
    private final IdentityHashMap<Variable, String> weightNames = new IdentityHashMap<>();
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
    private ElementType inputType;

    /** Creates a graph without nodes, for weights of this type with these names. */
    GraphBuilder(ElementType type, Map<String, Variable> weights) {
        this.type = type;
        this.inputType = type;
        weights.forEach((name, weight) -> weightNames.put(weight, name));
    }

    /** Returns the input of the graph. */
    Value input(int rank) {
        return new Value(INPUT, rank);
    }

    /** Makes the input of the graph INT indices. */
    void takeIndices() {
        inputType = ElementType.INT32;
    }

    /** Returns the type of the input. */
    ElementType inputType() {
        return inputType;
    }

    /** Appends a call of an operator without attributes. The result has the rank of the first input. */
    Value node(String operator, Value... inputs) {
        return node(OnnxOperator.of(operator), inputs);
    }

    /** Appends a call of an operator. The result has the rank of the first input. */
    Value node(OnnxOperator operator, Value... inputs) {
        String name = operator.type() + "_" + (nodes.size() + 1);
        nodes.add(new OnnxNode(operator, Arrays.stream(inputs).map(Value::name).toList(), name, name));
        return new Value(name, inputs[0].rank());
    }

    /** Returns a weight. */
    Value weight(Variable weight) {
        return weight(weight, weight.shape());
    }

    /** Returns a weight of shape (1, n) or (1, n, 1, 1) as (n): the layout of biases and normalizations in ONNX. */
    Value vector(Variable weight) {
        return weight(weight, weight.length());
    }

    private Value weight(Variable weight, long... shape) {
        String name = Objects.requireNonNull(weightNames.get(weight));
        return initializer(OnnxTensor.of(name, type, weight, shape));
    }

    /** Returns a number, of the type of the weights. */
    Value constant(double value) {
        return tensor("constant/" + value, type, Tensor.scalar(DataType.DOUBLE, value));
    }

    /** Returns sizes of axes: −1 is the rest, and 0 is the size of the same axis of the input. */
    Value shape(long... sizes) {
        String name = LongStream.of(sizes).mapToObj(Long::toString).collect(Collectors.joining(",", "shape/", ""));
        return initializer(OnnxTensor.of(name, sizes));
    }

    /** Returns a tensor that is no weight. */
    Value tensor(String name, ElementType elements, Tensor tensor) {
        return initializer(OnnxTensor.of(name, elements, tensor, tensor.shape()));
    }

    private Value initializer(OnnxTensor tensor) {
        initializers.putIfAbsent(tensor.name(), tensor);
        return new Value(tensor.name(), tensor.shape().length);
    }

    /** Returns the graph, whose last node computes the output. The shapes are those of samples, without the batch axis. */
    OnnxGraph build(long[] input, long[] output) {
        if (nodes.isEmpty()) {
            node("Identity", input(1 + input.length));
        }
        int last = nodes.size() - 1;
        List<OnnxNode> named = new ArrayList<>(nodes);
        named.set(last, nodes.get(last).withOutput(OUTPUT));
        return new OnnxGraph(
                GRAPH,
                named,
                List.copyOf(initializers.values()),
                new OnnxValueInfo(INPUT, inputType, input),
                new OnnxValueInfo(OUTPUT, type, output));
    }
}
