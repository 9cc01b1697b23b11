package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Mistakes in a function such as softmax, whose Jacobian J has elements off its diagonal. */
final class JacobianMistakes implements KnownMistakes {

    @Override
    public List<Candidate> candidates(Point point) {
        if (!point.sameShape() || point.isElementwise()) {
            return List.of();
        }
        double[] n = point.n();
        double[] diagonal = point.diagonal();
        double[] g = point.map(point::g);
        double[] y = point.map(point::y);
        double[] onDiagonal = new double[n.length];
        double[] offDiagonal = new double[n.length];
        double[] signByDiagonal = new double[n.length];
        double[] signByOutput = new double[n.length];
        double[] outputByUpstream = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            onDiagonal[i] = diagonal[i] * g[i];
            offDiagonal[i] = n[i] - onDiagonal[i];
            signByDiagonal[i] = onDiagonal[i] - offDiagonal[i];
            outputByUpstream[i] = y[i] * g[i];
            signByOutput[i] = 2 * outputByUpstream[i] - n[i];
        }
        String otherSign =
                "looks like the wrong sign off the Jacobian's diagonal; subtract the second term, as in y∘(g − Σ g·y)";
        List<Candidate> candidates = new ArrayList<>(List.of(
                new Candidate(
                        "diagonal-only",
                        "looks like the diagonal of the Jacobian alone, ∂yᵢ/∂xᵢ·gᵢ; each yⱼ depends on xᵢ: add"
                                + " the sum over the other elements of the row",
                        onDiagonal),
                new Candidate(
                        "off-diagonal-missing",
                        "looks like y∘g; the second term, − y·Σ(g·y) for a softmax, is missing",
                        outputByUpstream),
                new Candidate("off-diagonal-sign", otherSign, signByDiagonal),
                new Candidate("off-diagonal-sign", otherSign, signByOutput),
                new Candidate(
                        "diagonal-missing",
                        "looks like the elements off the Jacobian's diagonal alone; add the diagonal, ∂yᵢ/∂xᵢ·gᵢ",
                        offDiagonal),
                new Candidate(
                        "diagonal-missing",
                        "looks like the second term alone, − y·Σ(g·y) for a softmax; add the first term, y∘g",
                        Fit.difference(n, outputByUpstream))));
        addRowSums(candidates, point);
        addAppliedTwice(candidates, point);
        return candidates;
    }

    private static void addAppliedTwice(List<Candidate> candidates, Point point) {
        int[] all = IntStream.range(0, point.outputSize()).toArray();
        double[] exp = IntStream.of(all).mapToDouble(j -> Math.exp(point.y(j))).toArray();
        double[] s = IntStream.of(all)
                .mapToDouble(j -> exp[j] / point.rowSum(j, k -> exp[k]))
                .toArray();
        candidates.add(new Candidate(
                "applied-twice",
                "looks like s∘(g − Σ g·s) with s = softmax(y); the output y is the softmax already, leave out the second one",
                point.map(i -> s[i] * (point.g(i) - point.rowSum(i, j -> point.g(j) * s[j])))));
    }

    /** Forms of y∘(g − Σ g·y), the gradient of a softmax, with a wrong sum or without a factor. */
    private static void addRowSums(List<Candidate> candidates, Point point) {
        int columns = Point.columns(point.evidence().outputShape());
        double total = 0;
        for (int j = 0; j < point.outputSize(); j++) {
            total += point.g(j) * point.y(j);
        }
        double all = total;
        candidates.add(new Candidate(
                "wrong-axis",
                "looks like y∘(g − Σ g·y) with a sum over the batch; sum over each row, with sumKeepDims(-1)",
                point.map(i -> point.y(i) * (point.g(i) - point.columnSum(i, j -> point.g(j) * point.y(j))))));
        candidates.add(new Candidate(
                "wrong-axis",
                "looks like y∘(g − Σ g·y) with a sum over all elements; sum over each row, with sumKeepDims(-1)",
                point.map(i -> point.y(i) * (point.g(i) - all))));
        candidates.add(new Candidate(
                "mean-for-sum",
                "looks like y∘(g − Σ g·y) with a mean in place of the sum over each row; use sumKeepDims(-1)",
                point.map(i -> point.y(i) * (point.g(i) - point.rowSum(i, j -> point.g(j) * point.y(j)) / columns))));
        candidates.add(new Candidate(
                "factor-missing",
                "looks like g − Σ g·y; the factor y is missing, as in y∘(g − Σ g·y)",
                point.map(i -> point.g(i) - point.rowSum(i, j -> point.g(j) * point.y(j)))));
        candidates.add(new Candidate(
                "factor-missing",
                "looks like y∘(g − Σ g); the factor y is missing in the sum, as in y∘(g − Σ g·y)",
                point.map(i -> point.y(i) * (point.g(i) - point.rowSum(i, point::g)))));
        candidates.add(new Candidate(
                "factor-missing",
                "looks like y∘g − Σ g·y; the factor y of the second term is missing, as in y∘(g − Σ g·y)",
                point.map(i -> point.y(i) * point.g(i) - point.rowSum(i, j -> point.g(j) * point.y(j)))));
        candidates.add(new Candidate(
                "input-for-output",
                "looks like x∘(g − Σ g·x); take the output y, not the input x, as in y∘(g − Σ g·y)",
                point.map(i -> point.x(i) * (point.g(i) - point.rowSum(i, j -> point.g(j) * point.x(j))))));
        candidates.add(new Candidate(
                "diagonal-only",
                "looks like y(1 − y)·g, the diagonal of a softmax's Jacobian; add the elements off the diagonal",
                point.map(i -> point.y(i) * (1 - point.y(i)) * point.g(i))));
        candidates.add(new Candidate(
                "missing-upstream",
                "looks like y, without the upstream gradient; multiply the Jacobian by g",
                point.map(point::y)));
    }
}
