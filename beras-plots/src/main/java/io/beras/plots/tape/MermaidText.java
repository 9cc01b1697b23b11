package io.beras.plots.tape;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A tape as the text of a Mermaid flowchart: variables, inputs and calls as nodes, what a call reads as edges.
 *
 * <p>Folded calls are one node: Mermaid draws at most 500 edges by default.
 *
 * <p>Source: the syntax is that of Mermaid's <a href="https://mermaid.js.org/syntax/flowchart.html">flowcharts</a>.
 */
final class MermaidText {

    /** Dark text on a pale ground, readable on a light and on a dark page; the colours differ in lightness, too. */
    private static final Map<TapeMark.Kind, String> COLOURS = Map.of(
            TapeMark.Kind.DISCONNECTED, "fill:#e9e9e9,stroke:#555555",
            TapeMark.Kind.NON_FINITE, "fill:#ffd9cc,stroke:#a63603",
            TapeMark.Kind.DEAD_RELU, "fill:#fdf0c4,stroke:#7a5c00",
            TapeMark.Kind.VANISHING, "fill:#d6eaf8,stroke:#005a8c",
            TapeMark.Kind.EXPLODING, "fill:#f6d9ea,stroke:#8e2464");

    private final DrawnTape tape;
    private final Map<String, String> drawnNodes = new HashMap<>();
    private final StringBuilder nodes = new StringBuilder();
    private final Set<String> edges = new LinkedHashSet<>();

    private MermaidText(DrawnTape tape) {
        this.tape = tape;
    }

    static String of(DrawnTape tape) {
        MermaidText text = new MermaidText(tape);
        tape.facts().leaves().forEach(text::addLeaf);
        for (Folding.Part part : tape.parts()) {
            if (part.isFolded()) {
                text.addFold(part);
            } else {
                part.calls().forEach(text::addCall);
            }
        }
        return text.finish();
    }

    private void addLeaf(LeafFacts leaf) {
        String label = label(leaf.id(), leaf.name(), leaf.values().shape());
        addNode(leaf.id(), leaf.isVariable() ? "[(" + label + ")]" : "[/" + label + "/]");
    }

    private void addCall(CallFacts call) {
        drawnNodes.put(call.id(), call.id());
        String constants = call.operands().stream()
                .filter(operand -> operand.kind() == Operand.Kind.CONSTANT)
                .map(Operand::name)
                .collect(Collectors.joining(", "));
        String title = call.number() + ": " + call.title() + (constants.isEmpty() ? "" : " with " + constants);
        addNode(call.id(), "[" + label(call.id(), title, call.output().shape()) + "]");
        addEdges(call, call.id());
    }

    private void addFold(Folding.Part part) {
        String id = "f" + part.first().number();
        part.calls().forEach(call -> drawnNodes.put(call.id(), id));
        addNode(id, "[[" + label(id, FoldText.of(part), "") + "]]");
        part.calls().forEach(call -> addEdges(call, id));
    }

    private void addNode(String id, String shape) {
        nodes.append("    ").append(id).append(shape).append('\n');
    }

    private void addEdges(CallFacts call, String to) {
        for (Operand operand : call.operands()) {
            if (operand.kind() != Operand.Kind.CONSTANT) {
                String from = drawnNodes.getOrDefault(operand.id(), operand.id());
                if (!from.equals(to)) {
                    edges.add("    " + from + " --> " + to + "\n");
                }
            }
        }
    }

    private String finish() {
        addNode("loss", "([\"loss " + Numbers.text(tape.facts().loss()) + "\"])");
        edges.add("    " + CallFacts.id(tape.facts().lossCall()) + " --> loss\n");
        StringBuilder text = new StringBuilder("flowchart TD\n").append(nodes);
        edges.forEach(text::append);
        for (TapeMark.Kind kind : TapeMark.Kind.values()) {
            Collection<String> marked = tape.marks().stream()
                    .filter(mark -> mark.kind() == kind)
                    .map(TapeMark::node)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!marked.isEmpty()) {
                text.append("    classDef ")
                        .append(kind.styleClass())
                        .append(' ')
                        .append(COLOURS.get(kind));
                text.append(",color:#111111,stroke-width:3px\n");
                text.append("    class ")
                        .append(String.join(",", marked))
                        .append(' ')
                        .append(kind.styleClass());
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** Returns a quoted label of two lines, and a line for each mark of the node. */
    private String label(String node, String first, String second) {
        StringBuilder label = new StringBuilder("\"").append(escape(first));
        if (!second.isEmpty()) {
            label.append("<br/>").append(second);
        }
        List<TapeMark> marks = tape.marksOf(node);
        for (TapeMark mark : marks) {
            label.append("<br/>")
                    .append(mark.kind().symbol())
                    .append(' ')
                    .append(mark.kind().word());
        }
        return label.append('"').toString();
    }

    /** Returns a text in which every character with a meaning for Mermaid or HTML is a character code of Mermaid. */
    static String escape(String text) {
        return text.codePoints()
                .mapToObj(c -> "\"#<>&`\\|;".indexOf(c) < 0 ? Character.toString(c) : "#" + c + ";")
                .collect(Collectors.joining());
    }
}
