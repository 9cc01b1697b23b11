package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.arrays.KernelSelection;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The gradients of activations, which are public, reject inputs that do not fit, in the same way on both paths. */
class ActivationGradientsTest {

    private final Tensor g = Tensor.of(1, 2);

    @Test
    void theUpstreamGradientMustHaveTheShapeAndType() {
        Tensor y = Tensor.of(1, 2, 3);
        for (Supplier<Tensor> use : List.<Supplier<Tensor>>of(
                () -> ActivationGradients.leakyRelu(g, y, 0.3),
                () -> ActivationGradients.sigmoid(g, y),
                () -> ActivationGradients.tanh(g, y),
                () -> ActivationGradients.gelu(g, y),
                () -> ActivationGradients.tanhGelu(g, y),
                () -> ActivationGradients.silu(g, y),
                () -> ActivationGradients.elu(g, y, 1),
                () -> ActivationGradients.softmax(g, y))) {
            String message = refusal(use);
            assertEquals(
                    " needs an upstream gradient like the FLOAT tensor (3), not the FLOAT tensor (2)",
                    message.replaceAll("the gradient of [a-zA-Z]+", ""));
        }
        assertEquals(
                "the gradient of tanh needs an upstream gradient like the DOUBLE tensor (2), not the FLOAT tensor (2)",
                refusal(() -> ActivationGradients.tanh(g, g.cast(DataType.DOUBLE))));
    }

    @Test
    void theSoftmaxOfAScalarHasNone() {
        assertEquals(
                "the gradient of softmax over axis -1 needs a tensor that has it; shape () has no axes",
                refusal(() -> ActivationGradients.softmax(Tensor.scalar(1), Tensor.scalar(2))));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void theReferenceKernelsComputeTheFormulasAsTensorOperationsDo(DataType type) {
        Tensor x = Tensor.of(type, -2, -0.5, 0, 0.3, 1, 4).reshape(2, 3);
        Tensor g = Tensor.of(type, 1, -2, 3, -0.1, 0.7, 5).reshape(2, 3);
        try (KernelSelection.Scope scope = KernelSelection.useReference()) {
            Tensor y = x.sigmoid();
            assertSame(g.mul(y.sub(y.mul(y))), ActivationGradients.sigmoid(g, y));
            Tensor t = x.tanh();
            assertSame(g.mul(t.mul(t).neg().add(1)), ActivationGradients.tanh(g, t));
            Tensor p = x.softmax();
            assertSame(p.mul(g.sub(g.mul(p).sumKeepDims(-1))), ActivationGradients.softmax(g, p));
            Tensor slope = Tensor.full(type, 1, 2, 3).where(x.greater(0), 0.3);
            assertSame(g.mul(slope), ActivationGradients.leakyRelu(g, x, 0.3));
        }
    }

    private static void assertSame(Tensor composed, Tensor inOnePass) {
        assertArrayEquals(composed.toDoubleArray(), inOnePass.toDoubleArray());
    }

    private static String refusal(Supplier<Tensor> use) {
        String fast = assertThrows(ShapeException.class, use::get).getMessage();
        try (KernelSelection.Scope scope = KernelSelection.useReference()) {
            assertEquals(fast, assertThrows(ShapeException.class, use::get).getMessage());
        }
        return fast;
    }
}
