package io.beras.plots.tape;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tape in words: the marks, the calls in their order, the variables and inputs. */
final class PlainText {

    private PlainText() {}

    static String of(DrawnTape tape) {
        StringBuilder text = new StringBuilder(Summary.of(tape)).append('\n');
        tape.marks().forEach(mark -> text.append(mark).append('\n'));
        for (Folding.Part part : tape.parts()) {
            if (part.isFolded()) {
                text.append("… ").append(FoldText.of(part)).append(" …\n");
            } else {
                part.calls().forEach(call -> text.append(line(call)).append('\n'));
            }
        }
        tape.facts().leaves().forEach(leaf -> text.append(line(leaf)).append('\n'));
        return text.toString();
    }

    private static String line(CallFacts call) {
        String reads = call.operands().stream()
                .map(operand -> operand.name() + (operand.kind() == Operand.Kind.CONSTANT ? "" : " " + operand.shape()))
                .distinct()
                .collect(Collectors.joining(", "));
        return call.number() + ". " + call.title() + ": " + reads + " -> " + values(call.output())
                + gradient(call.gradient());
    }

    private static String line(LeafFacts leaf) {
        String role = leaf.role().words() + " ";
        String name = leaf.name().startsWith(role) ? leaf.name() : role + leaf.name(); // not "input input 1"
        return name + ": " + values(leaf.values()) + gradient(leaf.gradient());
    }

    private static String values(ValueFacts values) {
        String text = values.shape() + " in [" + values.range() + "]";
        text += values.zeroShare().isEmpty() ? "" : ", " + values.zeroShare() + " zeros";
        return values.isFinite() ? text : text + ", " + values.nonFinite();
    }

    private static String gradient(@Nullable ValueFacts gradient) {
        if (gradient == null) {
            return ", no gradient";
        }
        return gradient.isFinite()
                ? ", ‖gradient‖ " + Numbers.text(gradient.norm())
                : ", gradient with " + gradient.nonFinite();
    }
}
