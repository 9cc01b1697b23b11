package io.beras.examples.lessons;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.models.SequentialModel;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The network of lessons 5 to 8, which a homework (docs/sources.md) computes by hand: two inputs, two hidden units, two
 * outputs, no biases, one sample.
 *
 * <p>The weights have the shape (in, out), the transpose of PyTorch's: W1 = (w1 w2; w3 w4), W2 = (w5 w6; w7 w8).
 */
final class TwoTwoTwoNetwork {

    static final Tensor X = matrix(new double[][] {{.5, .3}});
    static final Tensor Y = matrix(new double[][] {{.23, -.07}});
    static final Tensor W1 = matrix(new double[][] {{.2, -.4}, {.5, .6}});
    static final Tensor W2 = matrix(new double[][] {{.1, -.5}, {-.3, .8}});

    private TwoTwoTwoNetwork() {}

    /** Returns the network, not compiled, with these weights and this activation after both layers. */
    static SequentialModel with(Callable activation) {
        return with(activation, W1, W2);
    }

    /** Returns the network, not compiled, with copies of these weights. */
    static SequentialModel with(Callable activation, Tensor w1, Tensor w2) {
        return new SequentialModel(dense(w1), activation, dense(w2), activation);
    }

    static Tensor matrix(double[][] rows) {
        return Tensor.of(DataType.DOUBLE, rows);
    }

    private static Dense dense(Tensor w) {
        Dense dense = new Dense(2, 2).withoutBias();
        dense.cast(DataType.DOUBLE);
        dense.w().assign(w);
        return dense;
    }
}
