package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shortens each variable's gradient to a length, and keeps its direction.
 *
 * <p>Formula: g ← g·c / ‖g‖ where ‖g‖ = √(Σ g²) is above c. Keras calls it {@code clipnorm}.
 *
 * <p>A gradient with a NaN stays as it is. In one with an infinite number, that becomes NaN and the others 0.
 *
 * @param limit c, above 0
 */
public record ClipByNorm(double limit) implements GradientClipping {

    /** Checks the limit. */
    public ClipByNorm {
        Arguments.requirePositive("limit", limit);
    }

    @Override
    public List<@Nullable Tensor> clip(List<? extends @Nullable Tensor> gradients) {
        return Gradients.each(gradients, g -> Gradients.shorten(g, Math.sqrt(Gradients.sumOfSquares(g)), limit));
    }
}
