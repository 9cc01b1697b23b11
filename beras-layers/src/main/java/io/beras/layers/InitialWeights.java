package io.beras.layers;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.Arrays;

/** The weights that a layer begins with, as its initializer draws them from this thread's {@link Randomness}. */
final class InitialWeights {

    private InitialWeights() {}

    /** Returns weights of shape (in, out) for a layer of this kind, "Dense" say, whose draws are its own. */
    static Tensor of(String kind, int in, int out, Initializer initializer) {
        if (in < 1 || out < 1 || (long) in * out > Integer.MAX_VALUE) {
            throw new ShapeException(kind + "(" + in + ", " + out + ") needs sizes of at least 1 and at most "
                    + Integer.MAX_VALUE + " weights");
        }
        return drawn(kind, in, out, initializer);
    }

    /** Returns what the initializer makes of these fans, whose product is known to be a size that a tensor can have. */
    static Tensor drawn(String kind, int in, int out, Initializer initializer) {
        Tensor initial = initializer.initialize(in, out, Randomness.current().next(kind));
        if (!Arrays.equals(initial.shape(), new long[] {in, out})) {
            throw new ShapeException("an initializer must return the shape it is asked for, " + Shapes.text(in, out)
                    + ", not " + Shapes.text(initial.shape()));
        }
        return initial;
    }
}
