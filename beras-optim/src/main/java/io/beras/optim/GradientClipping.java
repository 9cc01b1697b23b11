package io.beras.optim;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scales down gradients that are too large, so that one exploding gradient does not throw the weights far away.
 *
 * <pre>{@code
 * Optimizer optimizer = new ClipByGlobalNorm(1).before(new Adam(0.001));     // for fit, or for a custom loop
 *
 * List<Tensor> clipped = new ClipByGlobalNorm(1).clip(gradients);            // or explicitly
 * }</pre>
 *
 * <p>A {@code null} gradient stays {@code null}, and NaN stays NaN: clipping never hides an error. A tape does not record
 * clipping.
 *
 * <p>Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training Recurrent Neural Networks", 2013.
 */
@FunctionalInterface
public interface GradientClipping {

    /** Returns the clipped gradients, in the same order. */
    List<@Nullable Tensor> clip(List<? extends @Nullable Tensor> gradients);

    /** Returns an optimizer that clips the gradients of each step; learning rate and state are the given optimizer's. */
    default Optimizer before(Optimizer optimizer) {
        return new ClippedOptimizer(this, optimizer);
    }
}
