package io.beras.core.gradcheck;

import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** The values of a function along a line x + t·d, where x is the present value of one of its sources. */
final class Line {

    private final DerivedFunction function;
    private final Variable source;
    private final double[] x;
    private final double[] direction;
    private @Nullable RuntimeException refusal;

    Line(DerivedFunction function, Variable source, double[] direction) {
        this.function = function;
        this.source = source;
        this.x = source.toDoubleArray();
        this.direction = direction;
    }

    /** Returns the values at x + t·d, or null if the function refuses this point; {@link #restore()} is due afterwards. */
    double @Nullable [] at(double t) {
        double[] shifted = x.clone();
        Arrays.setAll(shifted, i -> x[i] + t * direction[i]);
        try (StepScope step = new StepScope("a step of a gradient check")) {
            source.assign(Tensor.of(DataType.DOUBLE, shifted, source.shape()));
            return function.values();
        } catch (IllegalArgumentException outsideOfTheDomain) {
            refusal = outsideOfTheDomain;
            return null;
        }
    }

    /** Gives the source its value x again. */
    void restore() {
        source.assign(Tensor.of(DataType.DOUBLE, x, source.shape()));
    }

    /** Returns the last refusal. */
    @Nullable
    RuntimeException refusal() {
        return refusal;
    }

    /** Returns the steps ((x + t·d) − (x − t·d)) / 2t that floating-point arithmetic makes of d = 1 at one element. */
    double actualStep(double t) {
        for (int i = 0; i < direction.length; i++) {
            if (direction[i] != 0) {
                return ((x[i] + t * direction[i]) - (x[i] - t * direction[i])) / (2 * t * direction[i]);
            }
        }
        return 1;
    }
}
