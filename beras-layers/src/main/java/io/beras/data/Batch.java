package io.beras.data;

import io.beras.core.Tensor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Some samples and their targets.
 *
 * @param x the samples, batch first
 * @param y their targets, batch first: numbers, one-hot rows, or INT labels
 * @param sampleWeights how much each sample counts in the loss, (n); null where all count alike
 */
public record Batch(Tensor x, Tensor y, @Nullable Tensor sampleWeights) {

    /** Makes a batch in which all samples count alike. */
    public Batch(Tensor x, Tensor y) {
        this(x, y, null);
    }

    /** Returns how many samples these are. */
    public int size() {
        return Math.toIntExact(x.size(0));
    }

    /** Returns the same samples and targets with these weights, (n), in place of any others. */
    public Batch withSampleWeights(Tensor weights) {
        return new Batch(x, y, weights);
    }

    /** Returns the batch of what a function makes of each tensor. */
    public Batch map(UnaryOperator<Tensor> function) {
        return new Batch(
                function.apply(x), function.apply(y), sampleWeights == null ? null : function.apply(sampleWeights));
    }

    /** Returns as many other samples with these targets and weights. */
    Batch withX(Tensor samples) {
        return new Batch(samples, y, sampleWeights);
    }
}
