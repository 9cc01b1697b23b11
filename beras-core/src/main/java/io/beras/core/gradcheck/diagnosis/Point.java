package io.beras.core.gradcheck.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The evidence at one point, in the letters of the formulas; an array has a value for each measured element. */
final class Point {

    /** Finite differences of a derivative that is 0 leave this much, relative to the largest derivative. */
    private static final double ROUNDING = 1e-7;

    private final Evidence evidence;

    private Point(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Returns the evidence at the elements that have a numerical gradient; elements at a kink have none. */
    static Point of(Evidence e) {
        int[] smooth = IntStream.range(0, e.elements().length)
                .filter(i -> !Double.isNaN(e.numeric()[i]))
                .toArray();
        if (smooth.length == e.elements().length) {
            return new Point(e);
        }
        return new Point(new Evidence(
                e.kind(),
                e.index(),
                e.name(),
                e.x(),
                e.shape(),
                IntStream.of(smooth).map(i -> e.elements()[i]).toArray(),
                Groups.select(e.analytic(), smooth),
                Groups.select(e.numeric(), smooth),
                IntStream.of(smooth).mapToObj(i -> e.derivatives()[i]).toArray(double[][]::new),
                e.y(),
                e.outputShape(),
                e.upstream(),
                e.others()));
    }

    Evidence evidence() {
        return evidence;
    }

    /** Returns the gradient under test. */
    double[] a() {
        return evidence.analytic();
    }

    /** Returns the numerical gradient. */
    double[] n() {
        return evidence.numeric();
    }

    boolean isRight() {
        return Fit.fits(a(), n());
    }

    /** Returns the number of measured elements. */
    int count() {
        return evidence.elements().length;
    }

    /** Returns the number of elements of the input or weight. */
    int size() {
        return evidence.x().length;
    }

    /** Returns the number of elements of the output. */
    int outputSize() {
        return evidence.y().length;
    }

    boolean isScalarLoss() {
        return outputSize() == 1 && size() > 1;
    }

    boolean measuredAll() {
        return count() == size();
    }

    /** Returns whether the output has the shape of the input or weight, so that x, y and g belong together. */
    boolean sameShape() {
        return Arrays.equals(evidence.shape(), evidence.outputShape()) && size() == outputSize();
    }

    /** Returns a value for each measured element, from the index of the element in the whole tensor. */
    double[] map(IntToDoubleFunction value) {
        return Arrays.stream(evidence.elements()).mapToDouble(value).toArray();
    }

    double x(int element) {
        return evidence.x()[element];
    }

    double y(int element) {
        return evidence.y()[element];
    }

    double g(int element) {
        return evidence.upstream()[element];
    }

    /** Returns the numerical gradient for another upstream gradient. */
    double[] gradientFor(IntToDoubleFunction upstream) {
        double[] g = IntStream.range(0, outputSize()).mapToDouble(upstream).toArray();
        return Arrays.stream(evidence.derivatives())
                .mapToDouble(row -> IntStream.range(0, g.length)
                        .mapToDouble(j -> row[j] * g[j])
                        .sum())
                .toArray();
    }

    /** Returns the derivatives ∂yᵢ/∂xᵢ; needs the same shape. */
    double[] diagonal() {
        double[] diagonal = new double[count()];
        Arrays.setAll(diagonal, i -> evidence.derivatives()[i][evidence.elements()[i]]);
        return diagonal;
    }

    /** Returns whether each output depends on the input at the same place only. */
    boolean isElementwise() {
        if (!sameShape()) {
            return false;
        }
        double onDiagonal = 0;
        double offDiagonal = 0;
        for (int i = 0; i < count(); i++) {
            double[] row = evidence.derivatives()[i];
            for (int j = 0; j < row.length; j++) {
                double derivative = Math.abs(row[j]);
                if (j == evidence.elements()[i]) {
                    onDiagonal = Math.max(onDiagonal, derivative);
                } else {
                    offDiagonal = Math.max(offDiagonal, derivative);
                }
            }
        }
        return offDiagonal <= ROUNDING * onDiagonal;
    }

    /** Returns the number of rows: the size of the first axis. */
    static int rows(long... shape) {
        return shape.length == 0 ? 1 : (int) shape[0];
    }

    /** Returns the number of columns: the size of the last axis. */
    static int columns(long... shape) {
        return shape.length == 0 ? 1 : (int) shape[shape.length - 1];
    }

    /** Returns the size of the batch, if the output or an input has one. */
    int batch() {
        if (outputSize() > 1) {
            return rows(evidence.outputShape());
        }
        return evidence.kind().equals("input")
                ? rows(evidence.shape())
                : inputs().stream()
                        .map(input -> rows(input.shape()))
                        .findFirst()
                        .orElse(1);
    }

    List<Evidence> others() {
        return evidence.others();
    }

    List<Evidence> inputs() {
        return others().stream().filter(other -> other.kind().equals("input")).toList();
    }

    /** Returns the values of another input or weight, stretched to the shape of this one, if they can be. */
    Optional<IntToDoubleFunction> stretched(Evidence other) {
        double[] values = other.x();
        int columns = columns(evidence.shape());
        int rowLength = size() / Math.max(1, rows(evidence.shape()));
        if (Arrays.equals(other.shape(), evidence.shape())) {
            return Optional.of(element -> values[element]);
        }
        if (values.length == 1) {
            return Optional.of(element -> values[0]);
        }
        if (values.length == columns) {
            return Optional.of(element -> values[element % columns]);
        }
        boolean perRow = values.length == rows(evidence.shape());
        return perRow ? Optional.of(element -> values[element / rowLength]) : Optional.empty();
    }

    /** Returns the sum over the row of an element: the elements that differ along the last axis only. */
    double rowSum(int element, IntToDoubleFunction value) {
        int columns = columns(evidence.shape());
        int first = element - element % columns;
        return IntStream.range(first, first + columns).mapToDouble(value).sum();
    }

    /** Returns the sum over the column of an element: the elements that differ along the first axis only. */
    double columnSum(int element, IntToDoubleFunction value) {
        int rowLength = size() / rows(evidence.shape());
        return IntStream.range(0, rows(evidence.shape()))
                .mapToDouble(row -> value.applyAsDouble(row * rowLength + element % rowLength))
                .sum();
    }

    /** Returns whether a condition holds for some measured element and fails for another. */
    boolean divides(IntPredicate condition) {
        long count = Arrays.stream(evidence.elements()).filter(condition).count();
        return count > 0 && count < count();
    }
}
