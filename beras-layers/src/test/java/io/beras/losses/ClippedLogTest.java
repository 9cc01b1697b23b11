package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The gradient of −y·ln p in one pass over memory is the composition of tensor operations. */
class ClippedLogTest {

    /** On both sides of the bound 1e-12, on the bound, and not a number. */
    private static final double[] P = {0, 1e-13, 1e-12, 1e-11, .25, 1, Double.NaN, Double.NaN};

    private static final double[] Y = {1, -2, 1, .5, 0, 1, 1, 0};

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void hasTheValueAndTheDerivativesOfTheComposition(DataType type) {
        Tensor p = Tensor.of(type, P);
        Tensor y = Tensor.of(type, Y);

        List<Tensor> expected = valueAndDerivatives(ClippedLogTest::composition, p, y);
        List<Tensor> actual = valueAndDerivatives(ClippedLog::crossEntropyGradient, p, y);

        double tolerance = type == DataType.FLOAT ? 1e-6 : 1e-14;
        for (int k = 0; k < expected.size(); k++) {
            double[] values = expected.get(k).toDoubleArray();
            for (int i = 0; i < values.length; i++) {
                assertEquals(
                        values[i],
                        actual.get(k).toDoubleArray()[i],
                        Double.isNaN(values[i]) ? tolerance : tolerance * Math.max(1, Math.abs(values[i])),
                        "result " + k + ", element " + i);
            }
        }
    }

    private static Tensor composition(Tensor p, Tensor y) {
        Tensor isAbove = p.less(1e-12).neg().add(1);
        return y.div(p.clamp(1e-12, 2)).mul(isAbove).neg();
    }

    /** The gradient, and the derivatives of the sum of its elements by p and by y. */
    private static List<Tensor> valueAndDerivatives(BinaryOperator<Tensor> gradient, Tensor p, Tensor y) {
        try (GradientTape tape = new GradientTape(true)) {
            tape.watch(p);
            tape.watch(y);
            Tensor value = gradient.apply(p, y);
            return List.of(value, tape.gradient(value, p), tape.gradient(value, y));
        }
    }
}
