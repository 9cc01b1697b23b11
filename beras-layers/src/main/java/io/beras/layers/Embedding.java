package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Regularizer;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.Arrays;
import java.util.List;

/**
 * A table of learned vectors, one vector per index: of a word or a user, for example.
 *
 * <p>Formula: y = w[indices], with w (count, size) and INT indices of any shape, (n) or (n, t) for example, each from 0 to
 * count − 1. y has the shape of the indices, followed by size. The gradient of a row of w is the sum of the gradients at
 * all places where its index occurs; indices have no gradient.
 *
 * <pre>{@code
 * Embedding embedding = new Embedding(10_000, 64);
 * Tensor vectors = embedding.call(Tensor.ofLabels(3, 1, 3));      // (3, 64), the first row equal to the last
 * }</pre>
 *
 * <p>Source: Y. Bengio et al., "A Neural Probabilistic Language Model", 2003.
 */
public final class Embedding implements Callable, Weighted, Configurable {

    private final Variable w;

    /** Creates a table of {@code count} vectors of this size, drawn uniformly from ±0.05, the default of Keras. */
    public Embedding(int count, int size) {
        this(count, size, Initializer.uniform(0.05));
    }

    /** Creates a table with vectors from this initializer. */
    public Embedding(int count, int size, Initializer initializer) {
        w = new Variable("w", InitialWeights.of("Embedding", count, size, initializer));
    }

    /** Adds a penalty on all vectors to the loss that training minimises, and returns this layer. */
    public Embedding regularized(Regularizer regularizer) {
        w.setRegularizer(regularizer);
        return this;
    }

    /** Returns the vectors, (count, size). */
    public Variable w() {
        return w;
    }

    @Override
    public List<Variable> ownWeights() {
        return List.of(w);
    }

    @Override
    public Tensor call(Tensor... inputs) {
        Tensor indices = InputChecks.indices(this, inputs);
        int[] rows = indices.toIntArray();
        requireRows(rows);
        long[] shape = Arrays.copyOf(indices.shape(), indices.rank() + 1);
        shape[indices.rank()] = w.size(1);
        return w.gather(rows).reshape(shape);
    }

    private void requireRows(int... rows) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] < 0 || rows[i] >= w.size(0)) {
                throw new ShapeException(this + " needs indices from 0 to " + (w.size(0) - 1) + " for its table "
                        + Shapes.text(w.shape()) + ", but element " + i + " is " + rows[i]);
            }
        }
    }

    @Override
    public Config config() {
        return Config.empty().with("count", w.size(0)).with("size", w.size(1));
    }

    @Override
    public String toString() {
        return "Embedding(" + w.size(0) + ", " + w.size(1) + ")";
    }
}
