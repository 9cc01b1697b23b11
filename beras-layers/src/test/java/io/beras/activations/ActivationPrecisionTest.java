package io.beras.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.nd4j.linalg.api.buffer.DataType;

/** FLOAT against DOUBLE, for values and for first and second derivatives, on random shapes. */
class ActivationPrecisionTest {

    @Provide
    Arbitrary<Diffable> activations() {
        return Arbitraries.of(
                new ReLU(),
                new LeakyReLU(),
                new Sigmoid(),
                new Tanh(),
                new Softmax(),
                new GELU(),
                new TanhGELU(),
                new SiLU(),
                new ELU(),
                new ELU(-2),
                new Softplus());
    }

    @Property(tries = 60, seed = "1")
    void floatAgreesWithDouble(
            @ForAll("activations") Diffable activation,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 9) Integer> sizes,
            @ForAll @IntRange(max = 1000) int seed) {
        long[] shape = sizes.stream().mapToLong(Integer::longValue).toArray();
        Randomness.setSeed(seed);
        Tensor x = Tensor.randomNormal(shape).mul(3);
        Tensor g = Tensor.randomNormal(shape);

        double[][] inFloat = derivatives(activation, x, g);
        double[][] inDouble = derivatives(activation, x.cast(DataType.DOUBLE), g.cast(DataType.DOUBLE));

        for (int order = 0; order < inDouble.length; order++) {
            assertArrayEquals(inDouble[order], inFloat[order], 2e-5, activation + ", derivative " + order);
        }
    }

    /** y, ∂(g·y)/∂x, and the derivative of the sum of that one's squares, which for a ReLU is 0. */
    private static double[][] derivatives(Diffable activation, Tensor x, Tensor g) {
        try (GradientTape outer = new GradientTape()) {
            outer.watch(x);
            Tensor y;
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                inner.watch(x);
                y = activation.call(x);
                first = inner.gradient(y.mul(g).sum(), x);
            }
            Tensor second = outer.gradient(first.mul(first).add(x.mul(0)).sum(), x);
            return new double[][] {y.toDoubleArray(), first.toDoubleArray(), second.toDoubleArray()};
        }
    }
}
