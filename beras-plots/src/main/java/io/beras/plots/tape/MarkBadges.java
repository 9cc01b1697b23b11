package io.beras.plots.tape;

import java.util.List;

/** Marks as badges, with a word, a symbol and a colour, and as a list by kind with a link to each marked row. */
final class MarkBadges {

    private MarkBadges() {}

    static Element section(DrawnTape tape) {
        Element section = Element.of("section").add(Element.of("h2").text("Marks"));
        if (tape.marks().isEmpty()) {
            return section.add(Element.of("p")
                    .text(
                            "✓ None: every source is connected, all values and gradients are finite, no rectifier has a dead"
                                    + " unit, and no gradient vanishes or explodes."));
        }
        for (TapeMark.Kind kind : TapeMark.Kind.values()) {
            List<TapeMark> marks =
                    tape.marks().stream().filter(mark -> mark.kind() == kind).toList();
            if (!marks.isEmpty()) {
                Element list = Element.of("ul", "marks");
                marks.forEach(mark -> list.add(item(mark, tape.nameOf(mark.node()))));
                section.add(Element.of("p").add(badge(kind))).add(list);
            }
        }
        return section;
    }

    private static Element item(TapeMark mark, String name) {
        Element link = Element.of("a").attribute("href", "#" + mark.node()).text("show " + name);
        return Element.of("li").text(unbroken(mark.sentence()) + " (").add(link).text(")");
    }

    /** Returns a text in which a line cannot end inside 1e-5: a word joiner follows the minus. */
    private static String unbroken(String sentence) {
        return sentence.replaceAll("(?<=\\de-)(?=\\d)", "\u2060");
    }

    static Element badge(TapeMark.Kind kind) {
        return Element.of("strong", "mark " + kind.styleClass())
                .add(Element.of("span").attribute("aria-hidden", "true").text(kind.symbol()))
                .text(" " + kind.word());
    }
}
