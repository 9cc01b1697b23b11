package io.beras.fuzz;

import io.beras.core.Tensor;

/**
 * One operation of a program, for Beras and for the interpreter.
 *
 * @param text the operation in messages
 * @param operands the positions of its operands among the values of the program
 * @param beras the operation on tensors
 * @param plain the operation on plain tensors
 */
record Instruction(String text, int[] operands, OnTensors beras, OnPlainTensors plain) {

    @FunctionalInterface
    interface OnTensors {
        Tensor run(Tensor... x);
    }

    @FunctionalInterface
    interface OnPlainTensors {
        PlainTensor run(PlainTensor... x);
    }
}
