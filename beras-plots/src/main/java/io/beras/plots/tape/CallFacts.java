package io.beras.plots.tape;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call of a tape in facts: its row in a drawing.
 *
 * @param number the place on the tape, from 1
 * @param operation the name of the function, such as "Dense" or "matmul"
 * @param layer the part that the call belongs to, such as "dense_1", or "" if the call reads no named weight
 * @param operands the tensors that the call reads: inputs, then own weights
 * @param output the values of the output
 * @param gradient the values of ∂loss/∂output, or null if the loss does not depend on the output, or no source lies before
 * @param deadUnits the dead units of a rectifier
 */
record CallFacts(
        int number,
        String operation,
        String layer,
        List<Operand> operands,
        ValueFacts output,
        @Nullable ValueFacts gradient,
        Optional<DeadUnits> deadUnits) {

    String id() {
        return id(number);
    }

    static String id(int number) {
        return "c" + number;
    }

    /** Returns the call as the subject of a sentence: "call 3, Dense (dense_1)". */
    String subject() {
        return "call " + number + ", " + title();
    }

    /** Returns the operation, with its layer if it is known: "Dense (dense_1)". */
    String title() {
        return layer.isEmpty() ? operation : operation + " (" + layer + ")";
    }

    /** Returns the ids of the variables that the call reads. */
    Set<String> variables() {
        return operands.stream()
                .filter(operand -> operand.kind() == Operand.Kind.VARIABLE)
                .map(Operand::id)
                .collect(Collectors.toSet());
    }

    boolean readsNonFinite() {
        return !operands.stream().allMatch(Operand::isFinite);
    }

    /** Returns whether the output is not finite although everything that the call reads is finite. */
    boolean isOriginOfNonFinite() {
        return !output.isFinite() && !readsNonFinite();
    }
}
