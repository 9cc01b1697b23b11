package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.Variable;

/**
 * The four formulas of a dense layer, right or wrong.
 *
 * @param y the values
 * @param ofW the gradient of w
 * @param ofB the gradient of b
 * @param ofX the gradient of x
 */
record DenseFormulas(Values y, Gradient ofW, Gradient ofB, Gradient ofX) {

    static final DenseFormulas RIGHT = new DenseFormulas(
            (x, w, b) -> x.matmul(w).add(b),
            (x, w, g) -> x.transposeMatmul(g),
            (x, w, g) -> g.sumKeepDims(0),
            (x, w, g) -> g.matmulTranspose(w));

    @FunctionalInterface
    interface Values {
        Tensor of(Tensor x, Variable w, Variable b);
    }

    /** A gradient for the upstream gradient g. */
    @FunctionalInterface
    interface Gradient {
        Tensor of(Tensor x, Variable w, Tensor g);
    }

    /** Returns a layer that follows these formulas. */
    Diffable layer(Variable w, Variable b) {
        return new FormulaDense(this, w, b);
    }

    DenseFormulas withValues(Values other) {
        return new DenseFormulas(other, ofW, ofB, ofX);
    }

    DenseFormulas withGradientOfW(Gradient other) {
        return new DenseFormulas(y, other, ofB, ofX);
    }

    DenseFormulas withGradientOfB(Gradient other) {
        return new DenseFormulas(y, ofW, other, ofX);
    }

    DenseFormulas withGradientOfX(Gradient other) {
        return new DenseFormulas(y, ofW, ofB, other);
    }
}
