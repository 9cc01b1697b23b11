package io.beras.core.gradcheck.diagnosis;

import java.util.Arrays;
import java.util.List;

/** Gradients that are not numbers, or zero everywhere. */
final class UnusableValues implements Recognizer {

    private static final Diagnosis NAN = new Diagnosis(
            "nan",
            "looks like a division by 0, a logarithm of 0 or an overflow: the gradient has NaN or infinite elements; shift or"
                    + " clip the argument before the division, ln or exp");

    private static final Diagnosis ZERO = new Diagnosis(
            "zero",
            "looks like a gradient of zeros; return the product of g and the derivative, and check that no factor or mask is 0"
                    + " everywhere");

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        if (points.stream().anyMatch(point -> !Arrays.stream(point.a()).allMatch(Double::isFinite))) {
            return List.of(NAN);
        }
        return points.stream().allMatch(point -> Fit.largest(point.a()) == 0) ? List.of(ZERO) : List.of();
    }
}
