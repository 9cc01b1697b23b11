package io.beras.core.gradcheck;

import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What a check draws at random, all from its seed.
 *
 * @param seed the seed of the check
 */
record RandomDraws(long seed) {

    /** Returns an upstream gradient for a point: elements of both signs, between 0.5 and 1.5 in absolute value. */
    double[] upstream(String purpose, int point, int length) {
        RandomNumbers draws = Randomness.of(seed).numbers("GradientCheck " + purpose, point);
        double[] g = new double[length];
        Arrays.setAll(g, i -> draws.uniform(0.5, 1.5, 2L * i) * (draws.uniform(2L * i + 1) < 0.5 ? -1 : 1));
        return g;
    }

    /**
     * Returns x with each element shortened by up to 30 percent. So signs, zeros, and the range of probabilities stay.
     */
    Tensor nearby(Tensor x, String name) {
        RandomNumbers draws = Randomness.of(seed).numbers("GradientCheck point " + name, 0);
        double[] values = x.toDoubleArray();
        Arrays.setAll(values, i -> values[i] * draws.uniform(0.7, 1, i));
        return Tensor.of(DataType.DOUBLE, values, x.shape());
    }
}
