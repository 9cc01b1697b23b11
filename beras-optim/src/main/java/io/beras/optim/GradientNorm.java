package io.beras.optim;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** Computes the Euclidean norm of gradients, and scales a gradient down to a limit. */
final class GradientNorm {

    private GradientNorm() {}

    /** Returns ‖g‖ = √(Σ g²). */
    static double of(Tensor g) {
        return Math.sqrt(sumOfSquares(g));
    }

    /** Returns √(Σ ‖g‖²) over all gradients, without recording it on a tape; {@code null} counts as 0. */
    static double ofAll(List<? extends @Nullable Tensor> gradients) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            return Math.sqrt(gradients.stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(GradientNorm::sumOfSquares)
                    .sum());
        }
    }

    /** Returns g·limit / norm if the norm is above the limit; otherwise, or if the norm is NaN, returns g itself. */
    static Tensor scaleDown(Tensor g, double norm, double limit) {
        return norm > limit ? g.mul(limit / norm) : g;
    }

    /** Returns Σ g², in DOUBLE if FLOAT overflows: clipping exists for exploding gradients. */
    private static double sumOfSquares(Tensor g) {
        double sum = g.mul(g).sum().item();
        if (Double.isFinite(sum) || g.dataType() == DataType.DOUBLE) {
            return sum;
        }
        return sumOfSquares(g.cast(DataType.DOUBLE));
    }
}
