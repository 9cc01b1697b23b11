package io.beras.plots.tape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The row of a call: forward on the left, the operation in the middle, backward on the right. */
final class CallRow {

    private final DrawnTape tape;
    private final Set<String> onLossPath;
    private final NormScale scale;
    private final Map<String, LeafFacts> leaves = new HashMap<>();

    CallRow(DrawnTape tape) {
        this.tape = tape;
        this.onLossPath = LossPath.of(tape.facts());
        this.scale = NormScale.of(tape.facts());
        tape.facts().leaves().forEach(leaf -> leaves.put(leaf.id(), leaf));
    }

    Element of(CallFacts call) {
        Element title = Element.of("div", "node").add(Element.of("b").text(call.operation()));
        if (!call.layer().isEmpty()) {
            title.text(" ").add(Element.of("span", "layer").text(call.layer()));
        }
        return Row.of(call.id(), title, tape.marksOf(call.id()), forward(call), backward(call))
                .add(FlowArrows.of(call.gradient() != null));
    }

    private Element forward(CallFacts call) {
        Element facts = Element.of("dl").add(Row.fact("reads", operands(call.operands())));
        facts.add(Row.fact("output", call.output().shape()));
        Row.addValues(facts, call.output());
        return side("forward", "↓ " + call.number(), facts);
    }

    private Element backward(CallFacts call) {
        ValueFacts gradient = call.gradient();
        Element facts = Element.of("dl");
        if (gradient == null) {
            facts.add(Row.fact("no gradient", missing(call)));
        } else {
            addGradient(facts, gradient);
            List<Operand> receivers =
                    call.operands().stream().filter(this::hasGradient).toList();
            if (!receivers.isEmpty()) {
                facts.add(Row.fact("passes to", operands(receivers)));
            }
        }
        int step = tape.facts().calls().size() + 1 - call.number();
        return side("backward", "↑ " + step, facts);
    }

    private void addGradient(Element facts, ValueFacts gradient) {
        if (!gradient.isFinite()) {
            facts.add(Row.fact("‖∂loss/∂output‖", "not finite: " + gradient.nonFinite()));
            return;
        }
        Element norm = Element.of("dd").text(Numbers.text(gradient.norm()));
        scale.position(gradient.norm()).ifPresent(position -> norm.add(bar(position)));
        facts.add(Row.fact("‖∂loss/∂output‖", norm));
        facts.add(Row.fact("values", gradient.range()));
    }

    /** Returns a bar of a length on the common logarithmic scale of all calls. */
    private static Element bar(double position) {
        return Element.of("svg", "bar")
                .attribute("viewBox", "0 0 100 1")
                .attribute("preserveAspectRatio", "none")
                .attribute("aria-hidden", "true")
                .add(Element.of("rect")
                        .attribute("width", Numbers.text(2 + 98 * position))
                        .attribute("height", "1"));
    }

    private String missing(CallFacts call) {
        return onLossPath.contains(call.id())
                ? "no source lies before this call, or a derivative after it is 0 everywhere"
                : "the loss does not depend on this output";
    }

    private boolean hasGradient(Operand operand) {
        return gradientOf(operand) != null;
    }

    private @Nullable ValueFacts gradientOf(Operand operand) {
        return switch (operand.kind()) {
            case CALL ->
                tape.facts().call(Integer.parseInt(operand.id().substring(1))).gradient();
            case VARIABLE, INPUT ->
                Objects.requireNonNull(leaves.get(operand.id())).gradient();
            case CONSTANT -> null;
        };
    }

    private static Element side(String name, String step, Element facts) {
        return Element.of("div", name)
                .add(Element.of("span", "step").text(step))
                .add(facts);
    }

    private static Element operands(List<Operand> operands) {
        Element list = Element.of("dd");
        List<Operand> distinct = operands.stream().distinct().toList();
        for (int i = 0; i < distinct.size(); i++) {
            Operand operand = distinct.get(i);
            list.text(i == 0 ? "" : ", ");
            if (operand.kind() == Operand.Kind.CONSTANT) {
                list.text(operand.name());
            } else {
                list.add(Element.of("a").attribute("href", "#" + operand.id()).text(operand.name()))
                        .text(" ")
                        .add(Element.of("span", "shape").text(operand.shape()));
            }
        }
        return list;
    }
}
