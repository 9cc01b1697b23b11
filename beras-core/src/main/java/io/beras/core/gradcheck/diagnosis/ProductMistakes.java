package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another matrix product than the right one, such as g·w in place of g·wᵀ with a square w. */
final class ProductMistakes implements KnownMistakes {

    @Override
    public List<Candidate> candidates(Point point) {
        long[] outputShape = point.evidence().outputShape();
        if (outputShape.length != 2 || point.evidence().shape().length != 2 || !point.measuredAll()) {
            return List.of();
        }
        Matrix g = new Matrix("g", point.evidence().upstream(), Point.rows(outputShape), Point.columns(outputShape));
        List<Matrix> products = new ArrayList<>();
        for (Evidence other : point.others()) {
            if (other.shape().length == 2) {
                Matrix factor =
                        new Matrix(other.name(), other.x(), Point.rows(other.shape()), Point.columns(other.shape()));
                addProducts(products, g, factor);
            }
        }
        Optional<Matrix> right = products.stream()
                .filter(product -> Fit.fits(point.n(), product.values()))
                .findFirst();
        return products.stream()
                .map(product -> new Candidate(
                        "transposed",
                        "looks like " + product.name()
                                + right.map(formula -> " in place of " + formula.name())
                                        .orElse("; another product is right"),
                        product.values()))
                .toList();
    }

    private static void addProducts(List<Matrix> products, Matrix g, Matrix factor) {
        for (Matrix left : List.of(g, g.transpose())) {
            for (Matrix right : List.of(factor, factor.transpose())) {
                left.times(right).ifPresent(products::add);
                right.times(left).ifPresent(products::add);
            }
        }
    }

    /** A matrix with its formula, such as "g·wᵀ". */
    private record Matrix(String name, double[] values, int rows, int columns) {

        Matrix transpose() {
            double[] transposed = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                transposed[i] = values[i % rows * columns + i / rows];
            }
            return new Matrix(name + "ᵀ", transposed, columns, rows);
        }

        Optional<Matrix> times(Matrix right) {
            if (columns != right.rows) {
                return Optional.empty();
            }
            double[] product = new double[rows * right.columns];
            for (int i = 0; i < product.length; i++) {
                int row = i / right.columns;
                int column = i % right.columns;
                for (int k = 0; k < columns; k++) {
                    product[i] += values[row * columns + k] * right.values[k * right.columns + column];
                }
            }
            return Optional.of(new Matrix(name + "·" + right.name, product, rows, right.columns));
        }
    }
}
