package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import java.util.Arrays;
import java.util.List;

/**
 * A way round a function: what it adds to its input is learned, and gradients reach the input undiminished.
 *
 * <p>Formula: y = x + f(x), with gradient ∂x = g + g·∂f/∂x; f keeps the shape of x, whatever that is.
 *
 * <pre>{@code
 * Residual block = new Residual(new Sequential(new Dense(100, 50), new ReLU(), new Dense(50, 100)));
 * }</pre>
 *
 * <p>If f is a lambda, the layers that it calls inside are not trained.
 *
 * <p>Source: K. He et al., "Deep Residual Learning for Image Recognition", 2016.
 */
public final class Residual implements Callable, Weighted {

    private final Callable function;

    /** Makes the block y = x + f(x) of this function f. */
    public Residual(Callable function) {
        this.function = function;
    }

    @Override
    public Tensor call(Tensor... inputs) {
        Tensor x = InputChecks.only(this, inputs);
        Tensor change = function.call(x);
        if (!Arrays.equals(x.shape(), change.shape())) {
            throw new ShapeException("Residual adds f(x) to x, so f must keep the shape: x is " + Shapes.text(x.shape())
                    + ", but f(x) is " + Shapes.text(change.shape()));
        }
        return x.add(change);
    }

    @Override
    public List<Weighted> children() {
        return function instanceof Weighted weighted ? List.of(weighted) : List.of();
    }

    @Override
    public String toString() {
        return "Residual";
    }
}
