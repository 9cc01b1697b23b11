package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.arrays.KernelSelection;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The gradients of activations, which anybody may call, refuse what does not fit: the same way on both paths. */
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

    private static String refusal(Supplier<Tensor> use) {
        String fast = assertThrows(ShapeException.class, use::get).getMessage();
        try (KernelSelection.Scope scope = KernelSelection.useReference()) {
            assertEquals(fast, assertThrows(ShapeException.class, use::get).getMessage());
        }
        return fast;
    }
}
