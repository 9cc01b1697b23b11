package io.beras.examples.lessons;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import java.util.List;

/** Control flow: the tape records the operations that run, so a network uses Java's own if and for. */
final class Lesson10ControlFlow implements Lesson {

    private final Variable w1 = new Variable("w1", Tensor.of(2, 3));
    private final Variable w2 = new Variable("w2", Tensor.of(5, 7));

    @Override
    public void run(LessonOutput out) {
        out.print("if: y = x∘w1 if z > 0, else y = x∘w2, at x = (1, 10). Only the weights in use have a gradient.");
        Tensor x = Tensor.of(1, 10);
        for (double z : new double[] {1, -1}) {
            try (GradientTape tape = new GradientTape()) {
                Tensor y = branch(x, z);
                var gradients = tape.gradient(y, List.of(w1, w2), Unconnected.NULL);
                out.print("%nz = %s: y a %s", z, y);
                out.show("z = " + z + ": w1 has a gradient", gradients.get(0) == null ? 0 : 1);
                out.show("z = " + z + ": w2 has a gradient", gradients.get(1) == null ? 0 : 1);
            }
        }

        out.print(
                "%nfor: y = (y + xₜ)·w over a sequence of any length, starting from y = 0, with w = 2 and x = 1, 1, …, 1:");
        for (int length : new int[] {1, 2, 5}) {
            Variable w = new Variable("w", Tensor.scalar(2));
            try (GradientTape tape = new GradientTape()) {
                Tensor y = loop(length, w);
                out.show("length " + length + ": y", y.item()); // w + w² + … = 2ⁿ⁺¹ - 2
                out.show("length " + length + ": dy/dw", tape.gradient(y, w).item()); // 1 + 2w + 3w² + …
            }
        }
    }

    private Tensor branch(Tensor x, double z) {
        if (z > 0) {
            return x.mul(w1);
        }
        return x.mul(w2);
    }

    private static Tensor loop(int length, Variable w) {
        Tensor y = Tensor.scalar(0);
        for (int t = 0; t < length; t++) {
            y = y.add(1).mul(w);
        }
        return y;
    }
}
