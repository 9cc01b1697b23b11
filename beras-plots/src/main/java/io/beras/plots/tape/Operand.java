package io.beras.plots.tape;

import io.beras.core.Shapes;
import io.beras.core.Tensor;

/**
 * A tensor that a call reads, as seen from the call.
 *
 * @param kind the origin of the tensor
 * @param id the id of its node, such as "c3", "v1" or "x2"
 * @param name the name for a reader: "call 3", "dense_1/w", "the target", or the value of a constant
 * @param shape the shape as text
 * @param isFinite whether all elements are finite
 */
record Operand(Kind kind, String id, String name, String shape, boolean isFinite) {

    /** The origin of a tensor. */
    enum Kind {
        /** The output of an earlier call. */
        CALL,
        /** A variable, as a weight of the call or as an input. */
        VARIABLE,
        /** A plain tensor that no recorded call computed. */
        INPUT,
        /** A plain scalar, as in {@code x.mul(2)}. */
        CONSTANT
    }

    /** Returns whether the operand is no parameter: neither a variable nor a constant. */
    boolean isData() {
        return kind == Kind.CALL || kind == Kind.INPUT;
    }

    /** Returns the output of an earlier call as an operand. */
    static Operand ofCall(int number, Tensor output, boolean isFinite) {
        return new Operand(Kind.CALL, CallFacts.id(number), "call " + number, Shapes.text(output.shape()), isFinite);
    }
}
