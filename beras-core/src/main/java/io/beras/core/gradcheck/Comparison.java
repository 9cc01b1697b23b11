package io.beras.core.gradcheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares one analytic derivative with a {@link NumericalDerivative}, refining it until the verdict is clear.
 *
 * <p>Right is a difference within the tolerance, relative to the larger derivative, or within the numerical error, if that
 * error is at most a thousandth of the derivative. A derivative is as good as 0 if a relative change of the element changes
 * the values by less than a billionth of it. Wrong needs steps short enough to look between neighbouring kinks.
 */
final class Comparison {

    private static final double COARSE = 1e-3;
    private static final double NEGLIGIBLE = 1e-9;
    private static final double TRUNCATION_FACTOR = 10;
    private static final double ROUNDING_FACTOR = 4;
    private static final double ROUNDINGS_OF_A_SUM = 64;
    private static final int REFINEMENTS_BEFORE_WRONG = 5;

    private final NumericalDerivative derivative;
    private final double analytic;
    private final double tolerance;
    private final List<Estimate> smooth = new ArrayList<>();
    private @Nullable Estimate longest;

    private Comparison(double analytic, NumericalDerivative derivative, double tolerance) {
        this.analytic = analytic;
        this.derivative = derivative;
        this.tolerance = tolerance;
    }

    /**
     * The conclusion.
     *
     * @param numeric the numerical derivative
     * @param numericalError its estimated error
     * @param verdict the verdict
     */
    record Result(double numeric, double numericalError, Verdict verdict) {}

    /**
     * The numerical derivative at one step size.
     *
     * @param negligible the size below which it counts as 0
     * @param roundingOfOne the rounding error at this step size for values of the magnitude 1
     */
    private record Estimate(
            double value, double truncation, double rounding, double negligible, double jump, double roundingOfOne) {
        double error() {
            return TRUNCATION_FACTOR * truncation + ROUNDING_FACTOR * rounding;
        }

        /** Returns this estimate with the rounding error of values that are sums of this magnitude. */
        Estimate roundedAt(double magnitude) {
            double larger = Math.max(rounding, roundingOfOne * magnitude);
            return new Estimate(value, truncation, larger, negligible, jump, roundingOfOne);
        }
    }

    /**
     * Compares.
     *
     * @param magnitude see {@link DerivedFunction#magnitude}; asked only if the rounding of y alone does not explain a
     *     difference
     */
    static Result of(double analytic, NumericalDerivative derivative, double tolerance, Magnitude magnitude) {
        return new Comparison(analytic, derivative, tolerance).result(magnitude);
    }

    private Result result(Magnitude magnitude) {
        while (derivative.refine()) {
            if (Double.isNaN(derivative.value())) {
                continue;
            }
            Estimate estimate = new Estimate(
                    derivative.value(),
                    derivative.truncation(),
                    derivative.rounding(),
                    NEGLIGIBLE * derivative.magnitude(),
                    derivative.jump(),
                    derivative.roundingOf(1));
            longest = longest == null ? estimate : longest;
            boolean isSmooth = derivative.isSmooth();
            if (isSmooth && isWithinTolerance(estimate)) {
                return new Result(estimate.value, estimate.rounding, Verdict.RIGHT);
            }
            if (isSmooth) {
                smooth.add(estimate);
            }
            if (derivative.refinement() >= REFINEMENTS_BEFORE_WRONG && shorterStepsAreWorse(estimate)) {
                break;
            }
        }
        return smooth.isEmpty() ? unresolved(magnitude) : resolved(magnitude);
    }

    private boolean shorterStepsAreWorse(Estimate last) {
        return !derivative.hasSteadyJump() && smooth.stream().anyMatch(each -> each.error() < last.rounding);
    }

    private Result resolved(Magnitude magnitude) {
        Estimate best = best(smooth);
        if (verdict(best) == Verdict.RIGHT) {
            return new Result(best.value, best.error(), Verdict.RIGHT);
        }
        if (isZero(magnitude)) {
            return zero();
        }
        double sum = magnitude.of(derivative.outputs());
        Estimate rounded = best(smooth.stream().map(each -> each.roundedAt(sum)).toList());
        boolean isKink = derivative.hasSteadyJump() && !Double.isNaN(analytic);
        return new Result(rounded.value, rounded.error(), isKink ? Verdict.KINK : verdict(rounded));
    }

    private static Estimate best(List<Estimate> estimates) {
        return Collections.min(estimates, Comparator.comparingDouble(Estimate::error));
    }

    private Result zero() {
        double value = Objects.requireNonNull(longest).value;
        return new Result(value, Math.abs(value), Verdict.RIGHT);
    }

    /** Returns whether both derivatives are what rounding makes of sums whose terms cancel out. */
    private boolean isZero(Magnitude magnitude) {
        Estimate estimate = longest;
        if (estimate == null) {
            return false;
        }
        double noise = ROUNDINGS_OF_A_SUM * NumericalDerivative.EPSILON;
        double sum = magnitude.of(derivative.outputs());
        double inner = ROUNDING_FACTOR * estimate.roundingOfOne * sum;
        return Math.abs(analytic) <= noise * sum
                && Math.abs(estimate.value) <= inner
                && Math.abs(estimate.jump) <= 2 * inner;
    }

    private Result unresolved(Magnitude magnitude) {
        if (isZero(magnitude)) {
            return zero();
        }
        double value = derivative.value();
        if (!Double.isFinite(analytic) && !Double.isNaN(value)) {
            return new Result(value, derivative.truncation(), Verdict.WRONG);
        }
        RuntimeException refusal = derivative.refusal();
        if (Double.isNaN(value) && refusal != null) {
            throw refusal;
        }
        Verdict verdict = derivative.hasSteadyJump() ? Verdict.KINK : Verdict.UNDECIDED;
        return new Result(value, derivative.truncation(), verdict);
    }

    private boolean isWithinTolerance(Estimate estimate) {
        double scale = scale(estimate);
        return Math.abs(analytic - estimate.value) <= tolerance * scale + estimate.rounding
                && isFine(estimate.rounding, scale, estimate);
    }

    private Verdict verdict(Estimate estimate) {
        double difference = Math.abs(analytic - estimate.value);
        double scale = scale(estimate);
        if (!Double.isFinite(analytic) || difference > tolerance * scale + estimate.error()) {
            return Verdict.WRONG;
        }
        return isFine(estimate.error(), scale, estimate) ? Verdict.RIGHT : Verdict.UNDECIDED;
    }

    private static boolean isFine(double error, double scale, Estimate estimate) {
        return error <= COARSE * scale || scale + error <= estimate.negligible;
    }

    private double scale(Estimate estimate) {
        return Math.max(Math.abs(analytic), Math.abs(estimate.value));
    }
}
