package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Diagnosis;

/** What a property of a dense layer may leave out. A layer with zeros there shows whether the property does. */
enum BlindSpot {
    EVERYTHING(
            new DenseFormulas(Zeros::values, Zeros::ofW, Zeros::ofB, Zeros::ofX),
            new Diagnosis(
                    "always-true",
                    "looks like a method that returns true for each layer: a layer whose y and gradients are all 0 passes"
                            + " too")),
    GRADIENTS(
            new DenseFormulas(DenseFormulas.RIGHT.y(), Zeros::ofW, Zeros::ofB, Zeros::ofX),
            new Diagnosis(
                    "values-only",
                    "looks like a property of the values only: a layer whose gradients are all 0 passes too")),
    VALUES(
            DenseFormulas.RIGHT.withValues(Zeros::values),
            new Diagnosis("values-unchecked", "looks like a property of the gradients only: compare y with x·w + b")),
    GRADIENT_OF_W(
            DenseFormulas.RIGHT.withGradientOfW(Zeros::ofW),
            new Diagnosis("weight-gradient-unchecked", "looks like a property that leaves out ∂w: ∂w = 0 passes too")),
    GRADIENT_OF_B(
            DenseFormulas.RIGHT.withGradientOfB(Zeros::ofB),
            new Diagnosis("bias-gradient-unchecked", "looks like a property that leaves out ∂b: ∂b = 0 passes too")),
    GRADIENT_OF_X(
            DenseFormulas.RIGHT.withGradientOfX(Zeros::ofX),
            new Diagnosis("input-gradient-unchecked", "looks like a property that leaves out ∂x: ∂x = 0 passes too"));

    private final DenseFormulas formulas;
    private final Diagnosis diagnosis;

    BlindSpot(DenseFormulas formulas, Diagnosis diagnosis) {
        this.formulas = formulas;
        this.diagnosis = diagnosis;
    }

    /** Returns a layer with zeros at this spot; a property that holds for it does not look there. */
    Diffable layer(Variable w, Variable b) {
        return formulas.layer(w, b);
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Formulas that give zeros of the right shape. */
    private static final class Zeros {

        private Zeros() {}

        static Tensor values(Tensor x, Variable w, Variable b) {
            return Tensor.zeros(x.dataType(), x.size(0), w.size(1));
        }

        static Tensor ofW(Tensor x, Variable w, Tensor g) {
            return Tensor.zerosLike(w);
        }

        static Tensor ofB(Tensor x, Variable w, Tensor g) {
            return Tensor.zeros(g.dataType(), 1, g.size(1));
        }

        static Tensor ofX(Tensor x, Variable w, Tensor g) {
            return Tensor.zerosLike(x);
        }
    }
}
