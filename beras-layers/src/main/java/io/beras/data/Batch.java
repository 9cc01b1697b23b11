package io.beras.data;

import io.beras.core.Tensor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Samples and their targets, with optional sample weights.
 *
 * @param x the samples, batch first
 * @param y the targets, batch first: values, one-hot rows, or INT labels
 * @param sampleWeights a factor for the loss of each sample, (n); null for equal weights
 */
public record Batch(Tensor x, Tensor y, @Nullable Tensor sampleWeights) {

    /** Creates a batch with equal weights. */
    public Batch(Tensor x, Tensor y) {
        this(x, y, null);
    }

    /** Returns the number of samples. */
    public int size() {
        return Math.toIntExact(x.size(0));
    }

    /** Returns the same samples and targets with these weights, (n). */
    public Batch withSampleWeights(Tensor weights) {
        return new Batch(x, y, weights);
    }

    /** Returns a batch whose tensors are the results of a function of this batch's tensors. */
    public Batch map(UnaryOperator<Tensor> function) {
        return new Batch(
                function.apply(x), function.apply(y), sampleWeights == null ? null : function.apply(sampleWeights));
    }

    /** Returns a batch of other targets with the same samples and weights. */
    Batch withY(Tensor targets) {
        return new Batch(x, targets, sampleWeights);
    }

    /** Returns a batch of other samples with the same targets and weights. */
    Batch withX(Tensor samples) {
        return new Batch(samples, y, sampleWeights);
    }

    @Override
    public String toString() {
        return SampleText.of(x, y) + (sampleWeights == null ? "" : ", with sample weights");
    }
}
