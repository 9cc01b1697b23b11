package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Gives each sample another shape with the same number of elements: rows of pixels become images.
 *
 * <p>Shapes: (n, …) becomes (n, shape…), in row-major order. One size may be −1, for the remaining elements. {@link Flatten}
 * is the inverse.
 *
 * <pre>{@code
 * new SequentialModel(new Reshape(1, 28, 28), new Conv2d(1, 6, 5));      // for rows of pixels (n, 784)
 * }</pre>
 */
public final class Reshape implements Callable, Configurable {

    private final long[] shape;

    /** Creates a layer that gives each sample this shape, without the batch axis. */
    public Reshape(long... shape) {
        if (LongStream.of(shape).anyMatch(size -> size == 0 || size < -1)
                || LongStream.of(shape).filter(size -> size == -1).count() > 1) {
            throw new ShapeException("Reshape to " + Shapes.text(shape)
                    + " needs sizes of at least 1, and at most one -1 for the rest; omit the batch axis");
        }
        this.shape = shape.clone();
    }

    @Override
    public Tensor call(Tensor... inputs) {
        Tensor x = InputChecks.only(this, inputs);
        if (x.rank() == 0 || !fits(x.length() / x.size(0))) {
            throw new ShapeException(
                    this + " needs samples of " + Shapes.text(shape) + " elements, batch first, but got "
                            + Shapes.text(x.shape()) + "; omit the batch axis in Reshape(...)");
        }
        long[] batch = {x.size(0)};
        return x.reshape(
                LongStream.concat(Arrays.stream(batch), Arrays.stream(shape)).toArray());
    }

    private boolean fits(long elements) {
        long known = Shapes.size(LongStream.of(shape).filter(size -> size > 0).toArray());
        boolean hasRest = LongStream.of(shape).anyMatch(size -> size == -1);
        return hasRest ? elements % known == 0 : elements == known;
    }

    @Override
    public Config config() {
        return Config.empty().with("shape", shape);
    }

    @Override
    public String toString() {
        return "Reshape" + Shapes.text(shape);
    }
}
