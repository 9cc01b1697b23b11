package io.beras.optim;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes gradients that are too large smaller, so that one steep place does not throw the weights far off.
 *
 * <pre>{@code
 * Optimizer optimizer = new ClipByGlobalNorm(1).before(new Adam(0.001));     // for fit, or a loop of one's own
 *
 * List<Tensor> clipped = new ClipByGlobalNorm(1).clip(gradients);            // or in the open
 * }</pre>
 *
 * <p>A {@code null} gradient stays {@code null}. What is not finite is never hidden: a NaN stays where it is. Clipping is
 * a constant to every tape.
 *
 * <p>Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training Recurrent Neural Networks", 2013.
 */
@FunctionalInterface
public interface GradientClipping {

    /** Returns the gradients, none of them too large, in the same order. */
    List<@Nullable Tensor> clip(List<? extends @Nullable Tensor> gradients);

    /** Returns this optimizer with every step's gradients clipped before; rate and state are the optimizer's own. */
    default Optimizer before(Optimizer optimizer) {
        return new ClippedOptimizer(this, optimizer);
    }
}
