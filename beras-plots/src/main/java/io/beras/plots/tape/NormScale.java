package io.beras.plots.tape;

import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A logarithmic scale from the smallest to the largest gradient norm of the calls, and at least one power of ten wide.
 *
 * @param low the common logarithm at the start of the scale
 * @param high the common logarithm at the end of the scale
 */
record NormScale(double low, double high) {

    static NormScale of(TapeFacts facts) {
        DoubleSummaryStatistics norms = facts.calls().stream()
                .flatMap(call -> Stream.ofNullable(call.gradient()))
                .mapToDouble(ValueFacts::norm)
                .filter(NormScale::isOnScale)
                .map(Math::log10)
                .summaryStatistics();
        if (norms.getCount() == 0) {
            return new NormScale(0, 1);
        }
        double missing = Math.max(0, 1 - (norms.getMax() - norms.getMin()));
        return new NormScale(norms.getMin() - missing / 2, norms.getMax() + missing / 2);
    }

    /** Returns the place of a norm, from 0 to 1, or empty if its logarithm is not finite. */
    OptionalDouble position(double norm) {
        return isOnScale(norm) ? OptionalDouble.of((Math.log10(norm) - low) / (high - low)) : OptionalDouble.empty();
    }

    private static boolean isOnScale(double norm) {
        return norm > 0 && Double.isFinite(norm);
    }
}
