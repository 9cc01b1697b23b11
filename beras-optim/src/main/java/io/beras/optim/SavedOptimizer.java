package io.beras.optim;

import java.util.Set;

/** Names the optimizer that saved a state, as far as the names of the slots show it. */
final class SavedOptimizer {

    private SavedOptimizer() {}

    /** Returns " of AdaGrad" and the like for the slots of one variable, or "" if no optimizer of this package has them. */
    static String of(Set<String> slots) {
        if (slots.contains("sumOfSquares")) {
            return " of AdaGrad";
        }
        if (slots.contains("momentumProduct")) {
            return " of Nadam";
        }
        if (slots.contains("secondMoment")) {
            return slots.contains("updates") ? " of Adam or AdamW" : " of RMSProp";
        }
        return slots.contains("velocity") ? " of SGD with momentum" : "";
    }
}
