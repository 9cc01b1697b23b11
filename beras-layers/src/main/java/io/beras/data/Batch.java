package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Samples and their targets, with optional sample weights. Immutable.
 *
 * <p>Most models have one input and one target, x and y. A model of several inputs or outputs has lists of them:
 *
 * <pre>{@code
 * Batch digits = new Batch(x, y);
 * Batch questions = Batch.of(List.of(image, question), List.of(what, where));
 * }</pre>
 */
public final class Batch {

    private final List<Tensor> inputs;
    private final List<Tensor> targets;
    private final @Nullable Tensor sampleWeights;

    private Batch(List<Tensor> inputs, List<Tensor> targets, @Nullable Tensor sampleWeights) {
        this.inputs = inputs;
        this.targets = targets;
        this.sampleWeights = sampleWeights;
    }

    /**
     * Creates a batch with equal weights.
     *
     * @param x the samples, batch first
     * @param y the targets, batch first: values, one-hot rows, or INT labels
     */
    public Batch(Tensor x, Tensor y) {
        this(x, y, null);
    }

    /**
     * Creates a batch.
     *
     * @param x the samples, batch first
     * @param y the targets, batch first: values, one-hot rows, or INT labels
     * @param sampleWeights a factor for the loss of each sample, (n); null for equal weights
     */
    public Batch(Tensor x, Tensor y, @Nullable Tensor sampleWeights) {
        this(List.of(x), List.of(y), sampleWeights);
    }

    /**
     * Returns a batch with a tensor for each input of a model, and a tensor for each target.
     *
     * @throws IllegalArgumentException if a list is empty
     */
    public static Batch of(List<Tensor> inputs, List<Tensor> targets) {
        if (inputs.isEmpty() || targets.isEmpty()) {
            throw new IllegalArgumentException(
                    "a batch needs at least one input and one target, not " + inputs.size() + " and " + targets.size());
        }
        return new Batch(List.copyOf(inputs), List.copyOf(targets), null);
    }

    /** Returns the samples, batch first: the first input. */
    public Tensor x() {
        return inputs.get(0);
    }

    /** Returns the targets, batch first: values, one-hot rows, or INT labels. Of several targets, the first. */
    public Tensor y() {
        return targets.get(0);
    }

    /** Returns the inputs of the model, at least one. */
    public List<Tensor> inputs() {
        return inputs;
    }

    /** Returns the targets, one for each output of the model. */
    public List<Tensor> targets() {
        return targets;
    }

    /** Returns a factor for the loss of each sample, (n); null for equal weights. */
    public @Nullable Tensor sampleWeights() {
        return sampleWeights;
    }

    /** Returns the number of samples. */
    public int size() {
        return Math.toIntExact(x().size(0));
    }

    /** Returns the same samples and targets with these weights, (n). */
    public Batch withSampleWeights(Tensor weights) {
        return new Batch(inputs, targets, weights);
    }

    /** Returns a batch whose tensors are the results of a function of this batch's tensors. */
    public Batch map(UnaryOperator<Tensor> function) {
        return new Batch(
                map(inputs, function),
                map(targets, function),
                sampleWeights == null ? null : function.apply(sampleWeights));
    }

    /** Returns a batch of transformed samples with the same targets and weights. */
    Batch mapX(Transform transform) {
        return new Batch(
                List.of(transformed("samples", onlyInput("map transforms"), transform)), targets, sampleWeights);
    }

    /** Returns a batch of transformed targets with the same samples and weights. */
    Batch mapY(Transform transform) {
        return new Batch(
                inputs, List.of(transformed("targets", onlyTarget("mapTargets transforms"), transform)), sampleWeights);
    }

    private static List<Tensor> map(List<Tensor> tensors, UnaryOperator<Tensor> function) {
        return tensors.size() == 1
                ? List.of(function.apply(tensors.get(0)))
                : tensors.stream().map(function).toList();
    }

    /** Returns the input; throws for several inputs, with a message that begins with what a method does: "map transforms". */
    Tensor onlyInput(String task) {
        return only(task, "input", inputs);
    }

    /** Returns the target; throws for several targets, with a message that begins with what a method does. */
    Tensor onlyTarget(String task) {
        return only(task, "target", targets);
    }

    private static Tensor only(String task, String noun, List<Tensor> tensors) {
        if (tensors.size() > 1) {
            throw new IllegalArgumentException(task + " one " + noun + ", but the samples have " + tensors.size() + " "
                    + noun + "s; transform the tensors before Dataset.of(...)");
        }
        return tensors.get(0);
    }

    private Tensor transformed(String noun, Tensor given, Transform transform) {
        Tensor transformed = transform.apply(given);
        if (transformed.rank() == 0 || transformed.size(0) != size()) {
            throw new ShapeException("a transform must keep the number of " + noun + ": it returned "
                    + Shapes.text(transformed.shape()) + " for " + Shapes.text(given.shape()));
        }
        return transformed;
    }

    @Override
    public String toString() {
        return SampleText.of(inputs, targets) + (sampleWeights == null ? "" : ", with sample weights");
    }
}
