package io.beras.examples.lessons;

import io.beras.core.Tensor;
import java.util.function.UnaryOperator;

/**
 * Solves H·d = g for d. The matrix H is positive definite, and the method needs only the product of H with a vector.
 *
 * <p>For n unknowns, n products give the exact solution except for rounding.
 *
 * <p>Source: M. Hestenes and E. Stiefel, "Methods of Conjugate Gradients for Solving Linear Systems", 1952.
 */
final class ConjugateGradients {

    private static final double SMALLEST_SQUARE = 1e-30;

    private ConjugateGradients() {}

    static Tensor solve(UnaryOperator<Tensor> timesH, Tensor g) {
        Tensor d = g.mul(0);
        Tensor residual = g; // g - H·d
        Tensor direction = g;
        for (int i = 0; i < g.length() && dot(residual, residual) > SMALLEST_SQUARE; i++) {
            Tensor product = timesH.apply(direction);
            double length = dot(residual, residual) / dot(direction, product);
            d = d.add(direction.mul(length));
            Tensor next = residual.sub(product.mul(length));
            direction = next.add(direction.mul(dot(next, next) / dot(residual, residual)));
            residual = next;
        }
        return d;
    }

    private static double dot(Tensor a, Tensor b) {
        return a.mul(b).sum().item();
    }
}
