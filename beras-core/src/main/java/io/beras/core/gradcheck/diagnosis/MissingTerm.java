package io.beras.core.gradcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** One of two terms is left out: of the product rule, or of the branches of a sum such as y = x + f(x). */
final class MissingTerm implements KnownMistakes {

    @Override
    public List<Candidate> candidates(Point point) {
        if (!point.sameShape()) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        double[] g = point.map(point::g);
        candidates.add(new Candidate(
                "one-branch",
                "looks like the gradient without the term g; x arrives by two branches, y = x + f(x): add the gradient g of"
                        + " the branch x",
                Fit.difference(point.n(), g)));
        candidates.add(new Candidate(
                "one-branch",
                "looks like the gradient of the branch x alone, g; add the gradient of the branch f(x), as in y = x + f(x)",
                g));
        if (point.isElementwise()) {
            double[] firstFactor = point.map(i -> point.y(i) / point.x(i) * point.g(i));
            candidates.add(new Candidate(
                    "product-term",
                    "looks like (y/x)·g, one of the two terms of the product rule: with y = x·v(x), add x·v′(x)·g",
                    firstFactor));
            candidates.add(new Candidate(
                    "product-term",
                    "looks like one of the two terms of the product rule: with y = x·v(x), add v(x)·g",
                    Fit.difference(point.n(), firstFactor)));
        }
        return candidates;
    }
}
