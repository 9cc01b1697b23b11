package io.beras.core.gradcheck;

import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.List;
import java.util.Locale;

/**
 * The result of a {@link GradientCheck}: a verdict for each input and weight, and the probable causes of a failure.
 *
 * @param function the name of the function
 * @param seed the seed of the random upstream gradient, directions and samples; {@link GradientCheck#seed} repeats the check
 * @param tolerance the largest relative error that passes
 * @param sources the inputs and weights that were compared, and once more for their second derivatives; empty if the function
 *     failed before a comparison
 * @param diagnoses the probable causes of a failure, the most probable first; empty if the check passed
 * @param notes what the reader should know besides, such as a pass that was left out
 */
public record GradientReport(
        String function,
        long seed,
        double tolerance,
        List<SourceCheck> sources,
        List<Diagnosis> diagnoses,
        List<String> notes) {

    /** Copies the lists. */
    public GradientReport {
        sources = List.copyOf(sources);
        diagnoses = List.copyOf(diagnoses);
        notes = List.copyOf(notes);
    }

    /** Returns true if every input and weight was compared and is right, and the function broke no other rule. */
    public boolean passed() {
        return !sources.isEmpty()
                && diagnoses.isEmpty()
                && sources.stream().allMatch(source -> source.verdict() == Verdict.RIGHT);
    }

    /** Returns the worst element of each input and weight. */
    public List<Row> rows() {
        return sources.stream().map(source -> source.worst().get(0)).toList();
    }

    /** Returns the largest relative error of all rows; NaN if a gradient is NaN, or nothing was compared. */
    public double maxRelativeError() {
        return rows().stream().mapToDouble(Row::relativeError).max().orElse(Double.NaN);
    }

    /** Returns a line for each input and weight, the worst elements of a failure, the probable causes and the seed. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }

    /**
     * A comparison at one element of an input or weight, or along one direction.
     *
     * @param name the name of the input or weight
     * @param shape the shape of the input or weight
     * @param index the index of the element in row-major order, or {@link #RANDOM_DIRECTION}
     * @param analytic the gradient computed by the function
     * @param numeric the numerical gradient
     * @param numericalError the estimated absolute error of the numerical gradient: truncation and rounding
     * @param verdict the conclusion
     */
    public record Row(
            String name,
            long[] shape,
            int index,
            double analytic,
            double numeric,
            double numericalError,
            Verdict verdict) {

        /** The index of a row that was checked along a random direction of a large tensor. */
        public static final int RANDOM_DIRECTION = -1;

        /**
         * Returns max(0, |analytic − numeric| − numericalError) / max(|analytic|, |numeric|): the relative part of the
         * difference that the numerical error does not explain.
         */
        public double relativeError() {
            double unexplained = Math.abs(analytic - numeric) - numericalError;
            return unexplained <= 0 ? 0 : unexplained / Math.max(Math.abs(analytic), Math.abs(numeric));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: the gradient is %.9g, the numerical gradient %.9g ± %.1g%s",
                    place(),
                    analytic,
                    numeric,
                    numericalError,
                    ratio());
        }

        /** Returns the ratio of both gradients, unless the numerical gradient is 0 within its error. */
        private String ratio() {
            return Math.abs(numeric) <= numericalError
                    ? ""
                    : String.format(Locale.ROOT, ", ratio %.6g", analytic / numeric);
        }

        private String place() {
            return index == RANDOM_DIRECTION ? "along a random direction" : "at " + ReportText.multiIndex(index, shape);
        }
    }

    /**
     * The comparison of the gradient of one input or weight.
     *
     * @param name the name of the input or weight, after "second derivative: " for a second derivative
     * @param shape the shape of the input or weight
     * @param verdict WRONG if any row is; else UNDECIDED if any row is; KINK if all rows are; else RIGHT
     * @param rows how many elements and directions were compared
     * @param kinks how many of the rows are kinks
     * @param worst up to three rows, the worst first
     */
    public record SourceCheck(String name, long[] shape, Verdict verdict, int rows, int kinks, List<Row> worst) {}
}
