package io.beras.plots.tape;

import java.util.List;

/** Marks as badges, with a word, a symbol and a colour, and as a list with a link to each marked row. */
final class MarkBadges {

    private MarkBadges() {}

    static Element section(List<TapeMark> marks) {
        Element section = Element.of("section").add(Element.of("h2").text("Marks"));
        if (marks.isEmpty()) {
            return section.add(Element.of("p")
                    .text("✓ None: every source is connected, all values and gradients are finite, no rectifier has a dead"
                            + " unit, and no gradient vanishes or explodes."));
        }
        Element list = Element.of("ul", "marks");
        for (TapeMark mark : marks) {
            Element link = Element.of("a").attribute("href", "#" + mark.node()).text("to the row");
            list.add(Element.of("li").add(badge(mark)).text(" " + mark.sentence() + " ").add(link));
        }
        return section.add(list);
    }

    static Element badge(TapeMark mark) {
        TapeMark.Kind kind = mark.kind();
        return Element.of("strong", "mark " + kind.styleClass())
                .add(Element.of("span").attribute("aria-hidden", "true").text(kind.symbol()))
                .text(" " + kind.word());
    }
}
