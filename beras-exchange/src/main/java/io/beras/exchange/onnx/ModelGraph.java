package io.beras.exchange.onnx;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.WeightAccess;
import io.beras.data.Standardization;
import io.beras.layers.CallObserver;
import io.beras.models.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;

/** Builds the graph of {@code model.predict}. */
final class ModelGraph {

    private ModelGraph() {}

    /**
     * Returns the graph with a copy of the weights.
     *
     * @throws IllegalArgumentException if the shape of a sample is not known or does not fit, or a part has no ONNX operator
     */
    static OnnxGraph of(Model model) {
        long[] sample = sample(model);
        List<Variable> weights = model.weights();
        ElementType type = ElementType.of(
                weights.isEmpty() ? DataType.FLOAT : weights.get(0).dataType());
        GraphBuilder graph;
        try (WeightAccess access = WeightAccess.shared(weights)) { // between two steps of another thread's training
            graph = new GraphBuilder(type, model.namedWeights());
            append(model, type, graph.input(1 + sample.length), graph);
        }
        return graph.build(sample, outputOf(model, graph.inputType(), sample));
    }

    private static void append(Model model, ElementType type, Value input, GraphBuilder graph) {
        Optional<Standardization> inputs = model.inputScaling();
        Value x = inputs.isPresent() ? ScalingNodes.inputs(inputs.get(), type, input, graph) : input;
        Value y = NodeRules.append(model, x, graph);
        model.targetScaling().ifPresent(targets -> ScalingNodes.predictions(targets, type, y, graph));
    }

    private static long[] sample(Model model) {
        List<long[]> samples = model.info().inputShapes();
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(
                    "the ONNX export needs the shape of a sample, which the model does not know;"
                            + " call model.info().inputShape(...), or predict a batch before the export");
        }
        return samples.get(0);
    }

    /** Returns the shape of the output for a sample of zeros. Layers check the shape of the sample in this call. */
    private static long[] outputOf(Model model, ElementType input, long... sample) {
        long[] batch =
                LongStream.concat(LongStream.of(1), LongStream.of(sample)).toArray();
        Tensor zeros = CallObserver.zeros(input == ElementType.INT32 ? DataType.INT32 : DataType.FLOAT, batch);
        long[] shape = model.predict(zeros).shape();
        return Arrays.copyOfRange(shape, 1, shape.length);
    }
}
