package io.beras.plots.tape;

import java.util.List;

/** A row of the page: a title with its marks, the forward side and the backward side. */
final class Row {

    private Row() {}

    static Element of(String id, Element title, List<TapeMark> marks, Element forward, Element backward) {
        marks.stream()
                .map(TapeMark::kind)
                .distinct()
                .forEach(kind -> title.text(" ").add(MarkBadges.badge(kind)));
        return Element.of("li", marks.isEmpty() ? "row" : "row marked")
                .attribute("id", id)
                .add(Element.of("div", "title").add(title))
                .add(forward)
                .add(backward);
    }

    /** Returns one fact: its name, and its value. */
    static Element fact(String name, String value) {
        return fact(name, Element.of("dd").text(value));
    }

    static Element fact(String name, Element value) {
        return Element.of("div").add(Element.of("dt").text(name)).text(" ").add(value);
    }

    /** Adds the range of values, the share of zeros, and the values that are not finite. */
    static void addValues(Element facts, ValueFacts values) {
        facts.add(fact("values", values.range()));
        if (!values.zeroShare().isEmpty()) {
            facts.add(fact("zeros", values.zeroShare()));
        }
        if (!values.isFinite()) {
            facts.add(fact("not finite", values.nonFinite()));
        }
    }
}
