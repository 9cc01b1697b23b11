package io.beras.layers;

import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;
import java.util.function.LongToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Draws matrices (in, out) from a distribution that depends on the fans; element (i, j) is draw i·out + j.
 *
 * <p>So the first columns alone are drawn without the others.
 *
 * @param family the distribution for given fans
 */
record Distribution(Family family) implements Initializer {

    /** The standard deviation of N(0, 1) truncated at ±2. */
    private static final double TRUNCATED_SIGMA = 0.8796256610342398;

    /** A distribution for each pair of fans. */
    @FunctionalInterface
    interface Family {
        /** Returns the function from the index of a draw to its value. */
        LongToDoubleFunction draw(int in, int out, RandomNumbers draws);
    }

    /** Returns the initializer that draws from this family. */
    static Initializer of(Family family) {
        return new Distribution(family);
    }

    @Override
    public Tensor initialize(int in, int out, RandomNumbers draws) {
        return initializeColumns(out, in, out, draws);
    }

    @Override
    public Tensor initializeColumns(int columns, int in, int out, RandomNumbers draws) {
        LongToDoubleFunction draw = family.draw(in, out, draws);
        double[] values =
                draws.fill((long) in * columns, index -> draw.applyAsDouble(index / columns * out + index % columns));
        return Tensor.of(DataType.FLOAT, values, in, columns);
    }

    static LongToDoubleFunction uniform(double limit, RandomNumbers draws) {
        return index -> draws.uniform(-limit, limit, index);
    }

    static LongToDoubleFunction normal(double sigma, RandomNumbers draws) {
        return index -> sigma * draws.normal(index);
    }

    static LongToDoubleFunction truncatedNormal(double sigma, RandomNumbers draws) {
        return index -> sigma / TRUNCATED_SIGMA * draws.truncatedNormal(index);
    }
}
