package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Checks that the tests of all layers share. */
final class LayerChecks {

    private LayerChecks() {}

    /** y for x, and the gradients of Σ g·y by x and by each trainable weight. */
    static List<Tensor> valueAndGradients(Callable layer, Tensor x, Tensor g) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor y = layer.call(x);
            List<Tensor> sources = new ArrayList<>(List.of(x));
            if (layer instanceof Weighted weighted) {
                sources.addAll(weighted.trainableVariables());
            }
            List<Tensor> results = new ArrayList<>(List.of(y));
            results.addAll(tape.gradient(y.mul(g).sum(), sources));
            return results;
        }
    }

    /** The derivative by x of the sum of the squares of the gradient by x. */
    static Tensor secondDerivative(Callable layer, Tensor x, Tensor g) {
        try (GradientTape outer = new GradientTape()) {
            outer.watch(x);
            Tensor first = valueAndGradients(layer, x, g).get(1);
            return outer.gradient(first.mul(first).sum().add(x.mul(0).sum()), x);
        }
    }

    /** Values and first and second derivatives, each relative to its largest element (at least 1). */
    static <L extends Callable & Weighted> void assertFloatAgreesWithDouble(
            L layer, Tensor x, Tensor g, double tolerance) {
        List<Tensor> inFloat = new ArrayList<>(valueAndGradients(layer, x, g));
        inFloat.add(secondDerivative(layer, x, g));
        layer.cast(DataType.DOUBLE);
        Tensor wideX = x.cast(DataType.DOUBLE);
        Tensor wideG = g.cast(DataType.DOUBLE);
        List<Tensor> inDouble = new ArrayList<>(valueAndGradients(layer, wideX, wideG));
        inDouble.add(secondDerivative(layer, wideX, wideG));

        for (int i = 0; i < inDouble.size(); i++) {
            double[] expected = inDouble.get(i).toDoubleArray();
            double largest =
                    Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElseThrow());
            assertArrayEquals(expected, inFloat.get(i).toDoubleArray(), tolerance * largest, layer + ", result " + i);
        }
    }

    static void assertRightToSecondOrder(Callable layer, Tensor... inputs) {
        GradientReport report = GradientCheck.of(layer).secondOrder().check(inputs);
        assertTrue(report.passed(), layer + "\n" + report);
    }

    static <E extends Exception> String refusal(Class<E> kind, Callable layer, Tensor... inputs) {
        return assertThrows(kind, () -> layer.call(inputs)).getMessage();
    }
}
