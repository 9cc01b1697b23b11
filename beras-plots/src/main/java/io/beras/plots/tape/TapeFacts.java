package io.beras.plots.tape;

import java.util.List;
import java.util.stream.Stream;

/**
 * The facts of a tape, computed once: everything that a mark or a drawing needs, without a tensor.
 *
 * @param calls the calls in their order
 * @param leaves the variables and the inputs, in the order of the sources, then of their first use
 * @param loss the value of the loss
 * @param lossCall the number of the call that computed the loss
 * @param firstNonFiniteGradient the number of the call that starts the non-finite gradients on the way back, or 0
 */
record TapeFacts(List<CallFacts> calls, List<LeafFacts> leaves, double loss, int lossCall, int firstNonFiniteGradient) {

    CallFacts call(int number) {
        return calls.get(number - 1);
    }

    Stream<LeafFacts> variables() {
        return leaves.stream().filter(LeafFacts::isVariable);
    }

    Stream<LeafFacts> inputs() {
        return leaves.stream().filter(leaf -> !leaf.isVariable());
    }
}
