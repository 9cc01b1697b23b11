package io.beras.plots.tape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tensor that no recorded call computed, in facts: a variable or an input.
 *
 * @param id the id of its node, "v1" for a variable and "x1" for an input
 * @param name the name for a reader
 * @param role the part that the tensor has in training
 * @param isSource whether the drawing asked for its gradient
 * @param values the values
 * @param gradient the values of ∂loss/∂tensor, or null if there is none
 * @param readBy the numbers of the calls that read the tensor
 */
record LeafFacts(
        String id,
        String name,
        Role role,
        boolean isSource,
        ValueFacts values,
        @Nullable ValueFacts gradient,
        List<Integer> readBy) {

    /** The part that a tensor has in training, in words. */
    enum Role {
        TRAINABLE("variable"),
        FROZEN("variable, not trainable"),
        WATCHED("watched tensor"),
        UNWATCHED("input");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean isVariable() {
        return role == Role.TRAINABLE || role == Role.FROZEN;
    }

    /** Returns the tensor as the subject of a sentence: variable "w" (3, 4). */
    String subject() {
        return role.words + " \"" + name + "\" " + values.shape();
    }

    /** Returns whether a gradient was expected, and the loss does not depend on the tensor. */
    boolean isDisconnected() {
        return isSource && gradient == null && role != Role.FROZEN;
    }
}
