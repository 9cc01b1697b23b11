package io.beras.models;

import io.beras.core.Call;
import io.beras.core.ClassNames;
import io.beras.core.GradientTape;
import io.beras.core.NonFiniteCall;
import io.beras.core.NonFiniteSearch;
import io.beras.core.Tensor;
import io.beras.core.ValueRange;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.layers.Sequential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out why the loss of a step is not finite: the data, a weight, an operation of the model, the loss or a penalty.
 *
 * <p>To find the operation, the diagnosis repeats the forward pass with the same random numbers and observes every call.
 */
final class NonFiniteDiagnosis {

    private final CompileSettings compiled;
    private final Model model;
    private final Batch batch;

    NonFiniteDiagnosis(CompileSettings compiled, Batch batch) {
        this.compiled = compiled;
        this.model = compiled.model();
        this.batch = batch;
    }

    /** Returns the cause, in a sentence with the remedy; {@code recorded} are the calls on the tape of the step. */
    String cause(List<Call> recorded) {
        return inBatch()
                .or(() -> inWeights(model.trainableVariables()))
                .or(this::inRepeatedStep)
                .or(() -> inWeights(model.weights()))
                .or(() -> inCalls(recorded))
                .orElse(
                        "no recorded call returned such a value; compute with tensors in forward, not with plain arrays");
    }

    private static Optional<String> inWeights(List<Variable> weights) {
        return firstNotFinite(weights)
                .map(weight -> "the weight \"" + weight.name() + "\" was not finite before this step, "
                        + ValueRange.of(weight) + ", so an earlier update or assign made it so; assign finite values, "
                        + NonFiniteRemedy.SMALLER_STEPS);
    }

    /** Returns the weight that is NaN or infinite after the last update, if there is one, as the cause. */
    static Optional<String> afterUpdate(List<Variable> weights) {
        return firstNotFinite(weights)
                .map(weight -> "the loss was finite, but after the last update \"" + weight.name() + "\" is not: "
                        + ValueRange.of(weight) + "; " + NonFiniteRemedy.SMALLER_STEPS);
    }

    private static Optional<Variable> firstNotFinite(List<Variable> weights) {
        return weights.stream()
                .filter(weight -> !ValueRange.of(weight).isFinite())
                .findFirst();
    }

    private Optional<String> inBatch() {
        Map<String, Tensor> data = new LinkedHashMap<>();
        for (int i = 0; i < batch.inputs().size(); i++) {
            data.put(
                    batch.inputs().size() == 1 ? "x" : "input " + (i + 1),
                    batch.inputs().get(i));
        }
        for (int i = 0; i < batch.targets().size(); i++) {
            data.put(
                    compiled.hasOneOutput() ? "y" : "the target of " + outputName(i),
                    batch.targets().get(i));
        }
        if (batch.sampleWeights() != null) {
            data.put("sampleWeights", batch.sampleWeights());
        }
        return data.entrySet().stream()
                .map(entry -> inData(entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String outputName(int output) {
        return "output \"" + compiled.outputs().get(output).name() + "\"";
    }

    private static Optional<String> inData(String name, Tensor data) {
        return NonFiniteElement.first(data)
                .map(element -> "the data themselves are not finite: " + name + " of the batch holds " + element
                        + "; remove or replace such samples");
    }

    private Optional<String> inRepeatedStep() {
        try (Randomness.Scope draws = Randomness.current().restarted().use();
                GradientTape.Pause pause = GradientTape.pause();
                NonFiniteSearch search = new NonFiniteSearch()) {
            try {
                return inRepeatedStep(search);
            } catch (RuntimeException e) {
                return search.first().map(this::text); // the calls before the exception may show the cause
            }
        }
    }

    private Optional<String> inRepeatedStep(NonFiniteSearch search) {
        List<Tensor> predictions = model.outputsOf(compiled, batch);
        Optional<NonFiniteCall> inModel = search.first();
        if (inModel.isPresent()) {
            return inModel.map(this::text);
        }
        Optional<String> penalty = inPenalties();
        if (penalty.isPresent()) {
            return penalty;
        }
        for (int output = 0; output < predictions.size(); output++) {
            BatchLoss.ofOutput(compiled, output, predictions, batch);
            Optional<NonFiniteCall> inLoss = search.first();
            if (inLoss.isPresent()) {
                String where = compiled.hasOneOutput() ? "" : outputName(output) + ": ";
                return inLoss.map(found -> where + text(found));
            }
        }
        return Optional.empty();
    }

    private Optional<String> inPenalties() {
        return model.trainableVariables().stream()
                .filter(weight -> penaltiesOf(weight).stream().anyMatch(penalty -> !Double.isFinite(penalty.item())))
                .findFirst()
                .map(weight ->
                        "the regularizer of \"" + weight.name() + "\" returned a penalty that is not finite for the"
                                + " values " + ValueRange.of(weight)
                                + "; let it return a finite penalty for them, or use a smaller learning rate");
    }

    private static List<Tensor> penaltiesOf(Variable weight) {
        return new Weighted() {
            @Override
            public List<Variable> ownWeights() {
                return List.of(weight);
            }
        }.penalties();
    }

    /** Searches the tape of the step, for a forward pass that does not repeat its result. */
    private Optional<String> inCalls(List<Call> recorded) {
        return recorded.stream()
                .filter(call -> !ValueRange.of(call.output()).isFinite())
                .findFirst()
                .map(call -> new PartNames(model).of(call.diffable()).orElse(call.name()) + values(call));
    }

    private String text(NonFiniteCall found) {
        return subject(found) + values(found.call());
    }

    private String subject(NonFiniteCall found) {
        PartNames names = new PartNames(model);
        Call call = found.call();
        Optional<String> part = names.of(call.diffable());
        if (part.isPresent()) {
            return part.get();
        }
        Optional<String> loss = compiled.outputs().stream()
                .filter(output -> call.diffable() == output.loss())
                .map(output -> lossName(output.loss().getClass()))
                .findFirst();
        if (loss.isPresent()) {
            return loss.get();
        }
        String in = found.layer()
                .filter(type -> !isContainer(type))
                .map(type -> " in " + names.ofClass(type, found.weights()).orElseGet(() -> name(type)))
                .orElse("");
        return call.name() + in + " (" + found.place() + ")";
    }

    /** Returns whether a class only calls its parts in order: the name of the part is more exact. */
    private static boolean isContainer(Class<?> type) {
        return type == Sequential.class || type == SequentialModel.class || type == Model.class;
    }

    private String name(Class<?> type) {
        boolean isLoss =
                compiled.outputs().stream().anyMatch(output -> output.loss().getClass() == type);
        return isLoss ? lossName(type) : ClassNames.of(type);
    }

    private static String lossName(Class<?> type) {
        return "the loss " + ClassNames.of(type);
    }

    private static String values(Call call) {
        List<Tensor> read = new ArrayList<>(call.inputs());
        read.addAll(call.diffable().ownWeights());
        boolean isFinite =
                call.inputs().stream().allMatch(input -> ValueRange.of(input).isFinite());
        return " returned " + ValueRange.of(call.output()) + " for "
                + read.stream().map(NonFiniteDiagnosis::range).collect(Collectors.joining(", ")) + "; "
                + (isFinite
                        ? NonFiniteRemedy.of(call.name(), largest(read))
                        : "which were not finite where they were created");
    }

    private static double largest(List<Tensor> read) {
        return read.stream()
                .map(ValueRange::of)
                .mapToDouble(range -> Math.max(-range.min(), range.max()))
                .max()
                .orElse(0);
    }

    private static String range(Tensor tensor) {
        return (tensor instanceof Variable variable ? "\"" + variable.name() + "\" " : "") + ValueRange.of(tensor);
    }
}
