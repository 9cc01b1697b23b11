package io.beras.plots.tape;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that a renderer draws: the facts, the marks, and the parts of the list of calls.
 *
 * @param facts the facts of the tape
 * @param marks the marks, by kind
 * @param parts the calls in parts, visible or folded
 */
record DrawnTape(TapeFacts facts, List<TapeMark> marks, List<Folding.Part> parts) {

    static DrawnTape of(TapeFacts facts) {
        List<TapeMark> marks = TapeDiagnosis.of(facts);
        Set<String> marked = marks.stream().map(TapeMark::node).collect(Collectors.toSet());
        List<Folding.Part> parts = Folding.of(
                facts.calls(), number -> number == facts.lossCall() || marked.contains(CallFacts.id(number)));
        return new DrawnTape(facts, marks, parts);
    }

    /** Returns the name of a node: "call 3", or the name of a variable or an input. */
    String nameOf(String node) {
        return facts.leaves().stream()
                .filter(leaf -> leaf.id().equals(node))
                .findFirst()
                .map(LeafFacts::name)
                .orElseGet(() -> "call " + node.substring(1));
    }

    /** Returns the marks of a node. */
    List<TapeMark> marksOf(String node) {
        return marks.stream().filter(mark -> mark.node().equals(node)).toList();
    }
}
