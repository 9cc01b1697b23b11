package io.beras.optim;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Maps a function over a list of gradients. */
final class GradientLists {

    private GradientLists() {}

    /** Returns the function's result for each gradient, without recording on a tape; {@code null} stays {@code null}. */
    static List<@Nullable Tensor> map(List<? extends @Nullable Tensor> gradients, UnaryOperator<Tensor> function) {
        List<@Nullable Tensor> results = new ArrayList<>();
        try (GradientTape.Pause pause = GradientTape.pause()) {
            for (Tensor g : gradients) {
                results.add(g == null ? null : function.apply(g));
            }
        }
        return results;
    }
}
