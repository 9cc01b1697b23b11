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
        double norm = Math.sqrt(sumOfSquares(g));
        return norm == Double.POSITIVE_INFINITY ? ofLarge(g) : norm;
    }

    /** Returns √(Σ ‖g‖²) over all gradients, without recording it on a tape; {@code null} counts as 0. */
    static double ofAll(List<? extends @Nullable Tensor> gradients) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            double norm = Math.sqrt(gradients.stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(GradientNorm::sumOfSquares)
                    .sum());
            return norm == Double.POSITIVE_INFINITY
                    ? gradients.stream()
                            .filter(Objects::nonNull)
                            .mapToDouble(GradientNorm::ofLarge)
                            .reduce(0, Math::hypot)
                    : norm;
        }
    }

    /** Returns g·limit / norm if the norm is above the limit; otherwise, or if the norm is NaN, returns g itself. */
    static Tensor scaleDown(Tensor g, double norm, double limit) {
        double factor = limit / norm;
        if (!(norm > limit)) {
            return g;
        }
        // A FLOAT below 1.2e-38 loses digits, or is 0; its root does not.
        return factor < Float.MIN_NORMAL && Double.isFinite(norm)
                ? g.mul(Math.sqrt(factor)).mul(Math.sqrt(factor))
                : g.mul(factor);
    }

    /** Returns ‖g‖ = m·√(Σ (g/m)²) with the largest |g| as m: squares above 1.8e308 are infinite in DOUBLE too. */
    private static double ofLarge(Tensor g) {
        double largest = Math.max(g.max().item(), -g.min().item());
        return Double.isFinite(largest)
                ? largest * Math.sqrt(sumOfSquares(g.cast(DataType.DOUBLE).div(largest)))
                : largest;
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
