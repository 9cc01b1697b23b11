package io.beras.plots.tape;

import java.util.HashSet;
import java.util.Set;

/** The calls whose outputs the loss is computed from. */
final class LossPath {

    private LossPath() {}

    /** Returns the ids of the calls on the way to the loss, and of what they read. */
    static Set<String> of(TapeFacts facts) {
        Set<String> ids = new HashSet<>(Set.of(CallFacts.id(facts.lossCall())));
        for (int number = facts.lossCall(); number >= 1; number--) {
            CallFacts call = facts.call(number);
            if (ids.contains(call.id())) {
                call.operands().forEach(operand -> ids.add(operand.id()));
            }
        }
        return ids;
    }
}
