package io.beras.autograder;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;

/**
 * Assertions about gradients, for JUnit tests.
 *
 * <pre>{@code
 * assertGradients(new Dense(3, 2), x);
 * assertGradients(GradientCheck.of(new CategoricalCrossEntropy()).onlyInputs(0), prediction, target);
 * }</pre>
 */
public final class GradientAssertions {

    private GradientAssertions() {}

    /**
     * Checks the gradients of a function with respect to all its inputs and trainable weights.
     *
     * @throws CheckFailure with the worst elements and the probable causes, if a gradient is wrong
     */
    public static void assertGradients(Callable function, Tensor... inputs) {
        assertGradients(GradientCheck.of(function), inputs);
    }

    /**
     * Runs a gradient check with settings of its own. In a {@link GradientCheckTest} the seed of the run replaces its seed.
     *
     * @throws CheckFailure with the worst elements and the probable causes, if a gradient is wrong
     */
    public static void assertGradients(GradientCheck check, Tensor... inputs) {
        GradientCheckRun.currentSeed().ifPresent(check::seed);
        GradientReport report = check.check(inputs);
        if (!report.passed()) {
            throw new CheckFailure(report.toString(), report.diagnoses());
        }
    }
}
