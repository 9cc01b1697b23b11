package io.beras.optim;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** What the ways of clipping share. */
final class Gradients {

    private Gradients() {}

    /** Returns what each gradient is changed to, out of every tape's sight; what is missing stays so. */
    static List<@Nullable Tensor> each(List<? extends @Nullable Tensor> gradients, UnaryOperator<Tensor> change) {
        List<@Nullable Tensor> changed = new ArrayList<>();
        try (GradientTape.Pause pause = GradientTape.pause()) {
            for (Tensor g : gradients) {
                changed.add(g == null ? null : change.apply(g));
            }
        }
        return changed;
    }

    /** Returns g·limit / norm where the norm is above the limit; else, and where it is NaN, g itself. */
    static Tensor shorten(Tensor g, double norm, double limit) {
        return norm > limit ? g.mul(limit / norm) : g;
    }

    /** Returns Σ g²; in DOUBLE where FLOAT overflows, for exploded gradients are what clipping is for. */
    static double sumOfSquares(Tensor g) {
        double sum = g.mul(g).sum().item();
        if (Double.isFinite(sum) || g.dataType() == DataType.DOUBLE) {
            return sum;
        }
        return sumOfSquares(g.cast(DataType.DOUBLE));
    }
}
