package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shortens all gradients by one factor, so that the step as a whole keeps its direction.
 *
 * <p>Formula: g ← g·c / n for every gradient, where n = √(Σ ‖g‖²), over all of them, is above c. Keras calls it
 * {@code global_clipnorm}, PyTorch {@code clip_grad_norm_} (which adds 1e-6 to n).
 *
 * <p>With a NaN in any gradient, all stay as they are. With an infinite number, that becomes NaN and all others 0.
 *
 * @param limit c, above 0
 */
public record ClipByGlobalNorm(double limit) implements GradientClipping {

    /** Checks the limit. */
    public ClipByGlobalNorm {
        Arguments.requirePositive("limit", limit);
    }

    @Override
    public List<@Nullable Tensor> clip(List<? extends @Nullable Tensor> gradients) {
        double norm = norm(gradients);
        return Gradients.each(gradients, g -> Gradients.shorten(g, norm, limit));
    }

    private static double norm(List<? extends @Nullable Tensor> gradients) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            return Math.sqrt(gradients.stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(Gradients::sumOfSquares)
                    .sum());
        }
    }
}
