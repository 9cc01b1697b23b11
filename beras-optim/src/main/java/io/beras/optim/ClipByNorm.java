package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scales down each gradient whose norm is above a limit to that limit; the direction stays.
 *
 * <p>Formula: g ← g·c / ‖g‖ if ‖g‖ = √(Σ g²) is above c. Keras calls it {@code clipnorm}.
 *
 * <p>A gradient that contains NaN stays as it is. An infinite element becomes NaN, and the other elements of its gradient
 * become 0.
 *
 * @param limit c, above 0
 */
public record ClipByNorm(double limit) implements GradientClipping, Configurable {

    /** Checks the limit. */
    public ClipByNorm {
        Arguments.requirePositive("limit", limit);
    }

    @Override
    public List<@Nullable Tensor> clip(List<? extends @Nullable Tensor> gradients) {
        return GradientLists.map(gradients, g -> GradientNorm.scaleDown(g, GradientNorm.of(g), limit));
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
