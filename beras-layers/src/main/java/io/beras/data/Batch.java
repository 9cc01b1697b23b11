package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
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

    /** Returns a batch of transformed samples with the same targets and weights. */
    Batch mapX(Transform transform) {
        return new Batch(transformed("samples", x, transform), y, sampleWeights);
    }

    /** Returns a batch of transformed targets with the same samples and weights. */
    Batch mapY(Transform transform) {
        return new Batch(x, transformed("targets", y, transform), sampleWeights);
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
        return SampleText.of(x, y) + (sampleWeights == null ? "" : ", with sample weights");
    }
}
