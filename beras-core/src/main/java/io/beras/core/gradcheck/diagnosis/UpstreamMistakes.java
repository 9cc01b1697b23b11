package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The upstream gradient g is left out, stands alone, or is summed in the wrong way. */
final class UpstreamMistakes implements KnownMistakes {

    @Override
    public List<Candidate> candidates(Point point) {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(
                "missing-upstream",
                "looks like the derivative without the upstream gradient; multiply by g",
                point.gradientFor(j -> 1)));
        if (point.sameShape()) {
            if (!point.isElementwise()) {
                candidates.add(new Candidate(
                        "missing-upstream",
                        "looks like the diagonal of the Jacobian, ∂yᵢ/∂xᵢ, without the upstream gradient; multiply by g, and add"
                                + " the other elements of the Jacobian",
                        point.diagonal()));
            }
            candidates.add(new Candidate(
                    "missing-derivative",
                    "looks like the upstream gradient g itself; multiply g by the derivative",
                    point.map(point::g)));
            candidates.add(new Candidate(
                    "missing-derivative",
                    "looks like the output y itself; return the product of g and the derivative",
                    point.map(point::y)));
            candidates.add(new Candidate(
                    "mask-from-upstream",
                    "looks like g where g > 0, and 0 elsewhere; take the mask from the input x, not from g",
                    point.map(element -> Math.max(0, point.g(element)))));
        }
        addPartsOfTheBatch(candidates, point);
        addSums(candidates, point);
        return candidates;
    }

    private static void addPartsOfTheBatch(List<Candidate> candidates, Point point) {
        int rows = Point.rows(point.evidence().outputShape());
        boolean ofWeight = point.evidence().kind().equals("weight");
        if (rows > 1 && ofWeight) {
            int rowLength = point.outputSize() / rows;
            candidates.add(new Candidate(
                    "not-summed-over-batch",
                    "looks like the gradient of the first example alone; sum over the batch",
                    point.gradientFor(j -> j < rowLength ? point.g(j) : 0)));
            candidates.add(new Candidate(
                    "not-summed-over-batch",
                    "looks like the gradient of the last example alone; add the gradients of all examples of the batch",
                    point.gradientFor(j -> j >= (rows - 1) * rowLength ? point.g(j) : 0)));
        }
    }

    /** Sums of g over the wrong axes, stretched to the shape of the gradient. */
    private static void addSums(List<Candidate> candidates, Point point) {
        double[] g = point.evidence().upstream();
        double total = Arrays.stream(g).sum();
        candidates.add(new Candidate(
                "wrong-axis",
                "looks like the sum of g over all elements; sum over the axes alone that the gradient does not have",
                point.map(element -> total)));
        long[] shape = point.evidence().outputShape();
        if (shape.length == 2 && shape[0] == shape[1] && point.size() == shape[0]) {
            int columns = Point.columns(shape);
            candidates.add(new Candidate(
                    "wrong-axis",
                    "looks like the sum of g over the columns, axis 1; sum over the batch, axis 0",
                    point.map(row ->
                            Arrays.stream(g, row * columns, (row + 1) * columns).sum())));
        }
    }
}
