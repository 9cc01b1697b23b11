package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.Arrays;
import java.util.List;

/**
 * A skip connection around a function: the block adds the function's output to its input.
 *
 * <p>Formula: y = x + f(x), with gradient ∂x = g + g·∂f/∂x: the upstream gradient g reaches x directly. x has any shape, and
 * f must keep the shape.
 *
 * <pre>{@code
 * Residual block = new Residual(new Sequential(new Dense(100, 50), new ReLU(), new Dense(50, 100)));
 * }</pre>
 *
 * <p>If f is a lambda, layers that the lambda calls are not trained.
 *
 * <p>Source: K. He et al., "Deep Residual Learning for Image Recognition", 2016.
 */
public final class Residual implements Callable, Weighted, Configurable {

    private final Callable function;

    /** Creates the block y = x + f(x) for this function f. */
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
    public Config config() {
        return Config.empty().withPart("function", function);
    }

    @Override
    public String toString() {
        return "Residual";
    }
}
