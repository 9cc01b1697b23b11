package io.beras.core.gradcheck.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Another derivative than the right one in a loss of a prediction p and a target t. */
final class LossSlopes implements Recognizer {

    /** A derivative by p, up to a constant factor. */
    private record Slope(String text, Of of) {
        double[] gradient(Point point) {
            double[] target = target(point).orElseThrow();
            return point.map(i -> of.slope(point, point.evidence().x(), target, i));
        }
    }

    /** The value at an element. */
    @FunctionalInterface
    private interface Of {
        double slope(Point point, double[] p, double[] t, int i);
    }

    private static final String DIFFERENCE = "p − t";
    private static final String CROSS_ENTROPY = "−t/p";
    private static final String BINARY = "(p − t)/(p(1 − p))";
    private static final String SOFTMAX = "softmax(p) − t";
    private static final String SIGMOID = "σ(p) − t";

    private static final List<Slope> SLOPES = List.of(
            new Slope(DIFFERENCE, (point, p, t, i) -> p[i] - t[i]),
            new Slope(CROSS_ENTROPY, (point, p, t, i) -> -t[i] / p[i]),
            new Slope(BINARY, (point, p, t, i) -> (p[i] - t[i]) / (p[i] * (1 - p[i]))),
            new Slope(SOFTMAX, (point, p, t, i) -> Math.exp(p[i]) / point.rowSum(i, j -> Math.exp(p[j])) - t[i]),
            new Slope(SIGMOID, (point, p, t, i) -> 1 / (1 + Math.exp(-p[i])) - t[i]),
            new Slope("sign(p − t)", (point, p, t, i) -> Math.signum(p[i] - t[i])),
            new Slope("(p − t)²", (point, p, t, i) -> (p[i] - t[i]) * (p[i] - t[i])),
            new Slope("|p − t|", (point, p, t, i) -> Math.abs(p[i] - t[i])),
            new Slope("t·ln p", (point, p, t, i) -> t[i] * Math.log(p[i])),
            new Slope("ln p", (point, p, t, i) -> Math.log(p[i])),
            new Slope("1/p", (point, p, t, i) -> 1 / p[i]),
            new Slope("(1 − t)/(1 − p)", (point, p, t, i) -> (1 - t[i]) / (1 - p[i])),
            new Slope("p/t", (point, p, t, i) -> p[i] / t[i]),
            new Slope("t·p", (point, p, t, i) -> t[i] * p[i]),
            new Slope("t/p²", (point, p, t, i) -> t[i] / (p[i] * p[i])),
            new Slope("t", (point, p, t, i) -> t[i]),
            new Slope("p", (point, p, t, i) -> p[i]));

    @Override
    public List<Diagnosis> recognize(List<Point> points) {
        boolean isLoss = points.stream()
                .allMatch(point -> point.isScalarLoss() && target(point).isPresent());
        if (!isLoss) {
            return List.of();
        }
        Optional<Slope> right = first(points, Point::n);
        return first(points, Point::a)
                .filter(wrong -> !right.equals(Optional.of(wrong)))
                .map(wrong -> diagnosis(wrong.text(), right.map(Slope::text).orElse("")))
                .stream()
                .toList();
    }

    /** Returns the target in the shape of the prediction; labels become one-hot rows. */
    private static Optional<double[]> target(Point point) {
        if (point.inputs().isEmpty()) {
            return Optional.empty();
        }
        double[] target = point.inputs().get(0).x();
        if (target.length == point.size()) {
            return Optional.of(target);
        }
        int columns = Point.columns(point.evidence().shape());
        boolean isLabels = target.length * columns == point.size()
                && Arrays.stream(target).allMatch(label -> label >= 0 && label < columns && label == Math.rint(label));
        if (!isLabels) {
            return Optional.empty();
        }
        double[] oneHot = new double[point.size()];
        for (int row = 0; row < target.length; row++) {
            oneHot[row * columns + (int) target[row]] = 1;
        }
        return Optional.of(oneHot);
    }

    private static Optional<Slope> first(List<Point> points, Function<Point, double[]> values) {
        // The constant may differ from point to point, because it may hold the upstream gradient of the loss.
        return SLOPES.stream()
                .filter(slope -> points.stream()
                        .map(point -> Fit.ratio(List.of(point), values, slope::gradient))
                        .allMatch(OptionalDouble::isPresent))
                .findFirst();
    }

    private static Diagnosis diagnosis(String wrong, String right) {
        String text = "looks like " + wrong + ", up to a constant factor, for the prediction p and the target t";
        String inPlace = right.isEmpty() ? "; the derivative of forward is another" : ", in place of " + right;
        boolean ofProbabilities = right.equals(CROSS_ENTROPY) || right.equals(BINARY);
        if (wrong.equals(DIFFERENCE) && ofProbabilities) {
            return new Diagnosis(
                    "softmax-counted-twice",
                    text + inPlace
                            + "; p − t is the gradient of softmax or sigmoid and loss together, and the activation"
                            + " multiplies by its own derivative again");
        }
        boolean ofLogits = right.equals(SOFTMAX) || right.equals(SIGMOID);
        if (wrong.equals(DIFFERENCE) && ofLogits) {
            return new Diagnosis(
                    "input-for-output",
                    text + inPlace + "; p holds logits here, not probabilities: apply the activation first");
        }
        if (right.equals(CROSS_ENTROPY) && (wrong.equals("1/p") || wrong.equals("t"))) {
            return new Diagnosis(
                    "factor-missing",
                    text + inPlace + "; the factor " + (wrong.equals("t") ? "1/p" : "t") + " is missing");
        }
        if (right.equals(BINARY) && (wrong.equals(CROSS_ENTROPY) || wrong.equals("(1 − t)/(1 − p)"))) {
            return new Diagnosis(
                    "product-term", text + inPlace + "; one of the terms −t/p and (1 − t)/(1 − p) is missing");
        }
        if (wrong.equals("p/t")) {
            return new Diagnosis(
                    "swapped-order", text + inPlace + "; the prediction is input 0, the target is input 1");
        }
        boolean isValue = wrong.equals("(p − t)²") || wrong.equals("|p − t|") || wrong.equals("t·ln p");
        return isValue
                ? new Diagnosis(
                        "missing-derivative", text + inPlace + "; this is the loss itself, return its derivative")
                : new Diagnosis("other-slope", text + inPlace);
    }
}
