package io.beras.plots.tape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the marks of a tape, from its facts only. */
final class TapeDiagnosis {

    private TapeDiagnosis() {}

    /** Returns the marks by kind: disconnected first, then non-finite values, rectifiers and the flow of gradients. */
    static List<TapeMark> of(TapeFacts facts) {
        List<TapeMark> marks = new ArrayList<>();
        disconnected(facts).forEach(marks::add);
        marks.addAll(NonFiniteOrigin.marks(facts));
        deadUnits(facts).forEach(marks::add);
        marks.addAll(GradientFlow.marks(facts));
        marks.sort(Comparator.comparing(TapeMark::kind));
        return List.copyOf(marks);
    }

    private static Stream<TapeMark> disconnected(TapeFacts facts) {
        return facts.leaves().stream()
                .filter(LeafFacts::isDisconnected)
                .map(leaf -> new TapeMark(TapeMark.Kind.DISCONNECTED, leaf.id(), sentence(leaf)));
    }

    private static String sentence(LeafFacts leaf) {
        String problem = "the loss does not depend on the " + leaf.subject();
        if (leaf.role() == LeafFacts.Role.UNWATCHED) {
            return problem + ", which the tape does not watch; call tape.watch before its first use";
        }
        return leaf.readBy().isEmpty()
                ? problem + ": no recorded call reads it; use it between the start of the tape and the loss"
                : problem + ": no gradient comes back to " + calls(leaf)
                        + ", or the derivative is 0 everywhere; use the result in the loss";
    }

    private static String calls(LeafFacts leaf) {
        List<Integer> readBy = leaf.readBy();
        return "call " + readBy.get(0) + (readBy.size() == 1 ? "" : " and " + (readBy.size() - 1) + " more");
    }

    private static Stream<TapeMark> deadUnits(TapeFacts facts) {
        return facts.calls().stream()
                .flatMap(call -> call.deadUnits().stream()
                        .filter(units -> units.dead() > 0)
                        .map(units -> new TapeMark(
                                TapeMark.Kind.DEAD_RELU, call.id(), call.subject() + ": " + units.sentence())));
    }
}
