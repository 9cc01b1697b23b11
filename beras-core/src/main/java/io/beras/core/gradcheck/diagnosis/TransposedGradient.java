package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Gradients whose elements are right and stand in the order of the transposed matrix. */
final class TransposedGradient implements KnownMistakes {

    @Override
    public List<Candidate> candidates(Point point) {
        List<Candidate> candidates = new ArrayList<>();
        long[] shape = point.evidence().shape();
        if (shape.length == 2 && point.measuredAll()) {
            int rows = (int) shape[0];
            int columns = (int) shape[1];
            double[] transposed = new double[point.size()];
            for (int i = 0; i < transposed.length; i++) {
                transposed[i] = point.n()[i % rows * columns + i / rows];
            }
            candidates.add(new Candidate(
                    "transposed",
                    rows == columns
                            ? "looks like the transposed gradient; exchange the factors of the product, as in xᵀ·g in place"
                                    + " of gᵀ·x"
                            : "looks like the transposed gradient in the right shape; use transpose, not reshape",
                    transposed));
        }
        if (point.sameShape() && point.measuredAll()) {
            candidates.add(new Candidate(
                    "transposed",
                    "looks like J·g in place of Jᵀ·g; transpose the Jacobian",
                    jacobianTimesUpstream(point)));
        }
        return candidates;
    }

    /** Returns J·g: element j is Σᵢ ∂yⱼ/∂xᵢ·gᵢ. */
    private static double[] jacobianTimesUpstream(Point point) {
        double[] product = new double[point.size()];
        double[][] derivatives = point.evidence().derivatives();
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < product.length; j++) {
                product[j] += derivatives[i][j] * point.g(i);
            }
        }
        return product;
    }
}
