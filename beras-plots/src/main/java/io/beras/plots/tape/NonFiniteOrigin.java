package io.beras.plots.tape;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the place where NaN or infinite values start.
 *
 * <p>Forward: the variables and inputs that are not finite before any call. If there are none, the first call whose output is
 * not finite although everything that it reads is finite. Backward: the first call on the way back that gets a finite
 * gradient and passes on one that is not finite.
 */
final class NonFiniteOrigin {

    private NonFiniteOrigin() {}

    static List<TapeMark> marks(TapeFacts facts) {
        List<TapeMark> marks = new ArrayList<>();
        facts.leaves().stream()
                .filter(leaf -> !leaf.readBy().isEmpty() && !leaf.values().isFinite())
                .forEach(leaf -> marks.add(mark(
                        leaf.id(),
                        "the " + leaf.subject() + " has " + leaf.values().nonFinite() + " before any call")));
        facts.calls().stream()
                .filter(CallFacts::isOriginOfNonFinite)
                .findFirst()
                .ifPresent(call -> marks.add(mark(
                        call.id(),
                        call.subject() + ": the output has " + call.output().nonFinite()
                                + ", and everything that the call reads is finite: the first such call forward")));
        if (facts.firstNonFiniteGradient() > 0) {
            CallFacts call = facts.call(facts.firstNonFiniteGradient());
            marks.add(mark(
                    call.id(),
                    call.subject()
                            + ": ∂loss/∂output is finite, but the gradient that the call passes on is not: the first such"
                            + " call backward" + explanation(call)));
        }
        return marks;
    }

    private static String explanation(CallFacts call) {
        return call.readsNonFinite() ? ", since the call reads values that are not finite" : "";
    }

    private static TapeMark mark(String node, String sentence) {
        return new TapeMark(TapeMark.Kind.NON_FINITE, node, sentence);
    }
}
