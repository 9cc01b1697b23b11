package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Another slope than the right one in an elementwise function, such as x(1 − x) in place of y(1 − y). */
final class SlopeMistakes implements KnownMistakes {

    /** The formulas that a forgotten square leaves. */
    private static final Map<String, String> WITHOUT_SQUARE =
            Map.of("1 − u²", "1 − u", "1 + u²", "1 + u", "u²", "u", "1/u²", "1/u", "3·u²", "3·u");

    @Override
    public List<Candidate> candidates(Point point) {
        if (!point.isElementwise()) {
            return List.of();
        }
        Optional<SlopeFormula> right = SlopeFormula.ALL.stream()
                .filter(formula -> Fit.fits(point.n(), gradient(formula, 1, point)))
                .findFirst();
        return Stream.concat(factors(point, right), slopes(point, right)).toList();
    }

    /** The right gradient without a factor, or with a factor too many. */
    private static Stream<Candidate> factors(Point point, Optional<SlopeFormula> right) {
        List<Candidate> candidates = new ArrayList<>();
        String formula =
                right.map(slope -> "; the gradient is " + slope.text() + "·g").orElse("");
        for (SlopeFormula factor : SlopeFormula.FACTORS) {
            double[] values = values(factor, point);
            candidates.add(new Candidate(
                    "factor-missing",
                    "looks like the factor " + factor.text() + " is missing" + formula,
                    combine(point.n(), values, (n, f) -> n / f)));
            candidates.add(new Candidate(
                    "factor-extra",
                    "looks like the factor " + factor.text() + " is too many" + formula,
                    combine(point.n(), values, (n, f) -> n * f)));
        }
        return candidates.stream();
    }

    private static Stream<Candidate> slopes(Point point, Optional<SlopeFormula> right) {
        return SlopeFormula.ALL.stream()
                .filter(wrong -> right.isEmpty() || !right.get().equals(wrong))
                .flatMap(wrong -> Stream.of(slope(wrong, 1, point, right), slope(wrong, -1, point, right)));
    }

    private static Candidate slope(SlopeFormula wrong, int sign, Point point, Optional<SlopeFormula> right) {
        String looksLike = "looks like " + (sign < 0 ? "−" : "") + wrong.text() + "·g";
        double[] gradient = gradient(wrong, sign, point);
        if (right.isEmpty()) {
            return new Candidate("other-slope", looksLike + "; the derivative of forward is another", gradient);
        }
        String text = looksLike + " in place of " + right.get().text() + "·g";
        if (sign > 0 && wrong.template().equals(right.get().template())) {
            return wrong.letter().equals("x")
                    ? new Candidate("input-for-output", text + "; take the output y, not the input x", gradient)
                    : new Candidate("output-for-input", text + "; take the input x, not the output y", gradient);
        }
        boolean appliedTwice = wrong.text().equals("σ(y)(1 − σ(y))")
                        && right.get().text().equals("y(1 − y)")
                || wrong.text().equals("(1 − tanh²(y))") && right.get().text().equals("(1 − y²)");
        if (sign > 0 && appliedTwice) {
            return new Candidate("applied-twice", text + "; the output y has the function applied already", gradient);
        }
        boolean squareMissing = sign > 0
                && wrong.letter().equals(right.get().letter())
                && wrong.template().equals(WITHOUT_SQUARE.get(right.get().template()));
        return squareMissing
                ? new Candidate("square-missing", text + "; the square is missing", gradient)
                : new Candidate("other-slope", text, gradient);
    }

    private static double[] gradient(SlopeFormula formula, int sign, Point point) {
        return point.map(i -> sign * formula.slope().applyAsDouble(point.x(i), point.y(i)) * point.g(i));
    }

    private static double[] values(SlopeFormula formula, Point point) {
        return point.map(i -> formula.slope().applyAsDouble(point.x(i), point.y(i)));
    }

    private static double[] combine(double[] a, double[] b, DoubleBinaryOperator operator) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> operator.applyAsDouble(a[i], b[i]))
                .toArray();
    }
}
