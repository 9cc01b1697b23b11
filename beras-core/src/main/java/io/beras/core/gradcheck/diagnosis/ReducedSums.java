package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sums over the batch with another factor than the right one, for weights with one value per column. */
final class ReducedSums implements KnownMistakes {

    @Override
    public List<Candidate> candidates(Point point) {
        Evidence evidence = point.evidence();
        int columns = Point.columns(evidence.outputShape());
        if (point.size() != columns || point.outputSize() == columns) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(
                "factor-missing",
                "looks like Σ g; multiply g, before the sum, by the value that forward multiplies with this weight",
                sums(point, evidence.upstream().clone(), columns)));
        candidates.add(new Candidate(
                "other-factor",
                "looks like Σ g·y with the output y; multiply g by the value that forward multiplies with this weight",
                sums(point, product(evidence.upstream(), evidence.y()), columns)));
        for (Evidence input : point.inputs()) {
            if (input.x().length == point.outputSize()) {
                candidates.add(new Candidate(
                        "input-for-output",
                        "looks like Σ g·x with the input x; multiply g by the value that forward multiplies with this weight,"
                                + " such as the normalized x",
                        sums(point, product(evidence.upstream(), input.x()), columns)));
            }
        }
        return candidates;
    }

    private static double[] sums(Point point, double[] values, int columns) {
        return point.map(column -> IntStream.range(0, values.length / columns)
                .mapToDouble(row -> values[row * columns + column])
                .sum());
    }

    private static double[] product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray();
    }
}
