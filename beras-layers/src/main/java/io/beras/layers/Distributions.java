package io.beras.layers;

import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;
import java.util.function.LongToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;

/** Draws matrices (in, out) from the distributions of {@link Initializer}. */
final class Distributions {

    /** The standard deviation of N(0, 1) truncated at ±2. */
    private static final double TRUNCATED_SIGMA = 0.8796256610342398;

    private Distributions() {}

    static Tensor uniform(double limit, int in, int out, RandomNumbers draws) {
        return matrix(in, out, draws, index -> draws.uniform(-limit, limit, index));
    }

    static Tensor normal(double sigma, int in, int out, RandomNumbers draws) {
        return matrix(in, out, draws, index -> sigma * draws.normal(index));
    }

    static Tensor truncatedNormal(double sigma, int in, int out, RandomNumbers draws) {
        return matrix(in, out, draws, index -> sigma / TRUNCATED_SIGMA * draws.truncatedNormal(index));
    }

    private static Tensor matrix(int in, int out, RandomNumbers draws, LongToDoubleFunction draw) {
        return Tensor.of(DataType.FLOAT, draws.fill((long) in * out, draw), in, out);
    }
}
