package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scales all gradients by one factor, so that the step as a whole keeps its direction.
 *
 * <p>Formula: g ← g·c / n for every gradient if the norm of all gradients, n = √(Σ ‖g‖²), is above c. Keras calls it
 * {@code global_clipnorm}, PyTorch {@code clip_grad_norm_} (which adds 1e-6 to n).
 *
 * <p>If any gradient contains NaN, all gradients stay as they are; in Keras and PyTorch all become NaN. An infinite element
 * becomes NaN, and all others become 0.
 *
 * @param limit c, above 0
 */
public record ClipByGlobalNorm(double limit) implements GradientClipping, Configurable {

    /** Checks the limit. */
    public ClipByGlobalNorm {
        Arguments.requirePositive("limit", limit);
    }

    @Override
    public List<@Nullable Tensor> clip(List<? extends @Nullable Tensor> gradients) {
        double norm = GradientNorm.ofAll(gradients);
        return GradientLists.map(gradients, g -> GradientNorm.scaleDown(g, norm, limit));
    }

    @Override
    public Config config() {
        return Config.empty().with("limit", limit);
    }

    @Override
    public String toString() {
        return new SettingsText(this).text(SettingsText.of(limit)).toString();
    }
}
