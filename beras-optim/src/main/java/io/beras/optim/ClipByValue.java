package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clips each element of a gradient by itself, which may change the gradient's direction.
 *
 * <p>Formula: g ← max(min(g, c), −c). An infinite element becomes c or −c. Keras calls it {@code clipvalue}.
 *
 * @param limit c, above 0
 */
public record ClipByValue(double limit) implements GradientClipping, Configurable {

    /** Checks the limit. */
    public ClipByValue {
        Arguments.requirePositive("limit", limit);
    }

    @Override
    public List<@Nullable Tensor> clip(List<? extends @Nullable Tensor> gradients) {
        return GradientLists.map(
                gradients,
                g -> g.minimum(Tensor.scalar(g.dataType(), limit)).maximum(Tensor.scalar(g.dataType(), -limit)));
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
