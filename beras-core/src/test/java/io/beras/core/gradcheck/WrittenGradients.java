package io.beras.core.gradcheck;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function with gradients that a test writes, right ones or wrong ones; a gradient that is not written has no value. */
final class WrittenGradients implements Diffable {

    private final Function<Tensor[], Tensor> formula;
    private final List<Variable> weights;
    private final Map<Integer, BiFunction<Call, Tensor, Tensor>> ofInputs = new TreeMap<>();
    private final Map<Integer, BiFunction<Call, Tensor, Tensor>> ofWeights = new TreeMap<>();

    WrittenGradients(Function<Tensor[], Tensor> formula, Variable... weights) {
        this.formula = formula;
        this.weights = List.of(weights);
    }

    WrittenGradients input(int index, BiFunction<Call, Tensor, Tensor> gradient) {
        ofInputs.put(index, gradient);
        return this;
    }

    WrittenGradients weight(int index, BiFunction<Call, Tensor, Tensor> gradient) {
        ofWeights.put(index, gradient);
        return this;
    }

    /** Returns the inputs that have a gradient. */
    int[] writtenInputs() {
        return ofInputs.keySet().stream().mapToInt(i -> i).toArray();
    }

    @Override
    public List<Variable> ownWeights() {
        return weights;
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        try (GradientTape.Pause ignored = GradientTape.pause()) {
            return formula.apply(Arrays.stream(inputs).map(Tensor::of).toArray(Tensor[]::new))
                    .array()
                    .dup();
        }
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return locals(call, ofInputs, call.inputs().size());
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        return locals(call, ofWeights, weights.size());
    }

    private static List<LocalGradient> locals(
            Call call, Map<Integer, BiFunction<Call, Tensor, Tensor>> gradients, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    BiFunction<Call, Tensor, Tensor> gradient = gradients.get(i);
                    return gradient == null
                            ? LocalGradient.none("the test does not write it")
                            : (LocalGradient) g -> gradient.apply(call, g);
                })
                .toList();
    }
}
