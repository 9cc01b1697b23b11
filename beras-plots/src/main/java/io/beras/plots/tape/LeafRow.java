package io.beras.plots.tape;

import java.util.List;

/** The row of a variable or an input: its values on the left, its gradient on the right. */
final class LeafRow {

    /** The number of calls that a row lists. */
    private static final int MAX_READERS = 6;

    private LeafRow() {}

    static Element of(LeafFacts leaf, List<TapeMark> marks) {
        Element title = Element.of("div", "node")
                .add(Element.of("b").text(leaf.name()))
                .text(" ")
                .add(Element.of("span", "layer").text(leaf.role().words()));
        return Row.of(leaf.id(), title, marks, values(leaf), gradient(leaf));
    }

    private static Element values(LeafFacts leaf) {
        Element facts = Element.of("dl").add(Row.fact("shape", leaf.values().shape()));
        Row.addValues(facts, leaf.values());
        if (leaf.isVariable() && leaf.values().isFinite()) {
            facts.add(Row.fact("‖w‖", Numbers.text(leaf.values().norm())));
        }
        if (!leaf.readBy().isEmpty()) {
            facts.add(Row.fact("read by", readers(leaf.readBy())));
        }
        return Element.of("div", "forward").add(facts);
    }

    private static Element gradient(LeafFacts leaf) {
        Element facts = Element.of("dl");
        ValueFacts gradient = leaf.gradient();
        if (gradient == null) {
            facts.add(Row.fact("no gradient", missing(leaf)));
        } else if (!gradient.isFinite()) {
            facts.add(Row.fact("‖∂loss/∂w‖", "not finite: " + gradient.nonFinite()));
        } else {
            facts.add(Row.fact(leaf.isVariable() ? "‖∂loss/∂w‖" : "‖∂loss/∂x‖", Numbers.text(gradient.norm())));
            if (leaf.isVariable() && leaf.values().norm() > 0) {
                facts.add(Row.fact(
                        "‖∂loss/∂w‖ / ‖w‖",
                        Numbers.text(gradient.norm() / leaf.values().norm())));
            }
            facts.add(Row.fact("values", gradient.range()));
        }
        return Element.of("div", "backward").add(facts);
    }

    private static String missing(LeafFacts leaf) {
        if (leaf.isDisconnected()) {
            return "the loss does not depend on it";
        }
        return leaf.role() == LeafFacts.Role.FROZEN
                ? "training does not change it"
                : "the drawing has not asked for it";
    }

    private static Element readers(List<Integer> calls) {
        Element list = Element.of("dd");
        int shown = Math.min(calls.size(), MAX_READERS);
        for (int i = 0; i < shown; i++) {
            list.text(i == 0 ? "" : ", ")
                    .add(Element.of("a")
                            .attribute("href", "#" + CallFacts.id(calls.get(i)))
                            .text("call " + calls.get(i)));
        }
        return calls.size() == shown ? list : list.text(" and " + Numbers.count(calls.size() - shown, "further call"));
    }
}
