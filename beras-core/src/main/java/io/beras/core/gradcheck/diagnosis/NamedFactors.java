package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Gradients that are the right gradient times a constant with a meaning: −1, 2, a count of elements, a logarithm. */
final class NamedFactors implements Recognizer {

    /** A constant, the identifier of the mistake and the sentence about it. */
    private record Factor(double value, String cause, String text) {}

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        OptionalDouble ratio = Fit.ratio(points, Point::a, Point::n);
        if (ratio.isEmpty()) {
            return List.of();
        }
        double c = ratio.getAsDouble();
        List<Diagnosis> diagnoses = new ArrayList<>();
        if (Fit.same(c, -1)) {
            diagnoses.add(new Diagnosis(
                    "sign",
                    "looks like the right gradient with the wrong sign; look for an exchanged difference or a lost −"));
        }
        for (Factor factor : factors(points.get(0))) {
            if (Fit.same(Math.abs(c), factor.value())) {
                diagnoses.add(c > 0 ? new Diagnosis(factor.cause(), factor.text()) : withSign(factor));
            }
        }
        return diagnoses;
    }

    private static Diagnosis withSign(Factor factor) {
        return new Diagnosis("sign", factor.text() + "; its sign is wrong too");
    }

    private static List<Factor> factors(Point point) {
        List<Factor> factors = new ArrayList<>();
        int[] shared = {point.batch(), point.isScalarLoss() ? point.size() : point.outputSize(), columns(point)};
        String[] names = {"the batch size", "the number of elements", "the number of columns"};
        for (int i = 0; i < shared.length; i++) {
            if (shared[i] > 1) {
                String name = names[i] + ", " + shared[i];
                factors.add(new Factor(1.0 / shared[i], "mean-for-sum", meanForSum(point, name)));
                factors.add(new Factor(shared[i], "sum-for-mean", sumForMean(point, name)));
                factors.add(new Factor(
                        0.5 * shared[i],
                        "sum-for-mean",
                        sumForMean(point, name) + "; and the factor 2, as of a square, is missing"));
            }
        }
        factors.add(
                new Factor(
                        0.5,
                        "half",
                        "looks like half the right gradient; look for the factor 2 of a square, or for the second of two equal terms"));
        factors.add(new Factor(
                2,
                "double",
                "looks like twice the right gradient; look for a factor 2, or for a term that is added twice"));
        factors.add(logarithm("log₂", 1 / Math.log(2), "ln 2"));
        factors.add(logarithm("log₁₀", 1 / Math.log(10), "ln 10"));
        factors.add(natural("2", Math.log(2)));
        factors.add(natural("10", Math.log(10)));
        return factors;
    }

    private static String meanForSum(Point point, String count) {
        return point.isScalarLoss()
                ? "looks like one division too many by " + count + "; divide as forward divides"
                : "looks like a mean in place of a sum: the right gradient divided by " + count
                        + "; sum here, because the loss takes the mean";
    }

    private static String sumForMean(Point point, String count) {
        return "looks like a sum in place of a mean: the right gradient times " + count
                + (point.isScalarLoss()
                        ? "; divide by it, as forward does"
                        : "; divide by it, or leave out that factor");
    }

    private static Factor logarithm(String used, double factor, String divisor) {
        return new Factor(
                factor,
                "log-base",
                "looks like the derivative of " + used + ": 1/" + divisor
                        + " times the right gradient; forward uses ln, whose derivative is 1/x");
    }

    private static Factor natural(String base, double factor) {
        return new Factor(
                factor,
                "log-base",
                String.format(
                        Locale.ROOT,
                        "looks like the derivative of ln: ln %s times the right gradient; forward uses the logarithm to the base"
                                + " %s",
                        base,
                        base));
    }

    private static int columns(Point point) {
        int elements = point.isScalarLoss() ? point.size() : point.outputSize();
        return elements / Math.max(1, point.batch());
    }
}
