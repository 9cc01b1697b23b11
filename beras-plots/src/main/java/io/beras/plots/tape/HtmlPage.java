package io.beras.plots.tape;

import java.util.List;

/** A tape as a page: its marks, the gradient norms as a chart, a row for each call, the variables and the inputs. */
final class HtmlPage {

    private final DrawnTape tape;
    private final CallRow rows;

    private HtmlPage(DrawnTape tape) {
        this.tape = tape;
        this.rows = new CallRow(tape);
    }

    static String of(DrawnTape tape) {
        return new HtmlPage(tape).text();
    }

    private String text() {
        Element main = Element.of("main")
                .add(Element.of("h1").text("The tape drawn"))
                .add(Element.of("p", "summary").text(Summary.of(tape) + "."))
                .add(MarkBadges.section(tape));
        GradientChart.of(tape).ifPresent(main::add);
        main.add(calls()).add(leaves("Variables", tape.facts().variables().toList()));
        main.add(leaves("Inputs", tape.facts().inputs().toList())).add(legend());
        Element page = Element.of("html")
                .attribute("lang", "en")
                .add(head())
                .add(Element.of("body").add(main));
        return "<!DOCTYPE html>\n" + page + "\n";
    }

    private Element head() {
        return Element.of("head")
                .add(Element.of("meta").attribute("charset", "utf-8"))
                .add(meta("name", "viewport", "width=device-width, initial-scale=1"))
                // The page needs no script and no other file; a browser that is told so refuses both.
                .add(meta("http-equiv", "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"))
                .add(meta("name", "color-scheme", "light dark"))
                .add(Element.of("title").text(Summary.of(tape)))
                .add(Element.of("style").addStyle(PageStyle.SHEET));
    }

    private static Element meta(String kind, String name, String content) {
        return Element.of("meta").attribute(kind, name).attribute("content", content);
    }

    private Element calls() {
        Element list = Element.of("ol", "rows");
        for (Folding.Part part : tape.parts()) {
            if (part.isFolded()) {
                list.add(fold(part));
            } else {
                part.calls().forEach(call -> addRow(list, call));
            }
        }
        return Element.of("section")
                .add(Element.of("h2").text("Calls"))
                .add(Element.of("p", "heads")
                        .add(Element.of("span", "forward").text("↓ forward pass, read downwards"))
                        .add(Element.of("span", "backward").text("backward pass, read upwards ↑")))
                .add(list);
    }

    private void addRow(Element list, CallFacts call) {
        list.add(rows.of(call));
        if (call.number() == tape.facts().lossCall()) {
            Element loss =
                    Element.of("b").text("loss " + Numbers.text(tape.facts().loss()));
            list.add(Element.of("li", "row")
                    .add(Element.of("div", "title")
                            .add(Element.of("div", "node").add(loss))));
        }
    }

    private Element fold(Folding.Part part) {
        Element inner = Element.of("ol", "rows");
        part.calls().forEach(call -> inner.add(rows.of(call)));
        return Element.of("li", "fold")
                .add(Element.of("details")
                        .add(Element.of("summary").text(FoldText.of(part)))
                        .add(inner));
    }

    private Element leaves(String title, List<LeafFacts> leaves) {
        Element list = Element.of("ul", "rows");
        leaves.forEach(leaf -> list.add(LeafRow.of(leaf, tape.marksOf(leaf.id()))));
        return Element.of("section")
                .add(Element.of("h2").text(title))
                .add(leaves.isEmpty() ? Element.of("p").text("None.") : list);
    }

    private static Element legend() {
        return Element.of("section", "legend")
                .add(Element.of("h2").text("How to read this page"))
                .add(Element.of("p")
                        .text(
                                "‖x‖ is the Euclidean norm √Σ x². ∂loss/∂output is the gradient of the loss by the output of a"
                                        + " call: the backward pass starts at the loss, where it is 1, and multiplies by the local"
                                        + " gradient of each call on its way up."))
                .add(Element.of("p")
                        .text(
                                "A gradient has vanished or exploded if ‖∂loss/∂output‖ of a layer is less than 1e-5 or more than"
                                        + " 1e5 times the same norm of the layer next to the loss. A dead unit of a ReLU is 0 for"
                                        + " every sample of this batch; it may be active in another batch."));
    }
}
