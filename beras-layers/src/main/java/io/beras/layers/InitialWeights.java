package io.beras.layers;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.Arrays;

/** The initial weights of a layer, which its initializer draws from this thread's {@link Randomness}. */
final class InitialWeights {

    private InitialWeights() {}

    /** Returns weights (in, out) for a kind of layer, "Dense" for example; each kind has its own sequence of draws. */
    static Tensor of(String kind, int in, int out, Initializer initializer) {
        if (in < 1 || out < 1 || (long) in * out > Integer.MAX_VALUE) {
            throw new ShapeException(kind + "(" + in + ", " + out + ") needs sizes of at least 1 and at most "
                    + Integer.MAX_VALUE + " weights");
        }
        return drawn(kind, in, out, initializer);
    }

    /** Returns the initializer's weights for these fans, whose product the caller has checked to be a tensor's size. */
    static Tensor drawn(String kind, int in, int out, Initializer initializer) {
        Tensor initial = initializer.initialize(in, out, Randomness.current().next(kind));
        if (!Arrays.equals(initial.shape(), new long[] {in, out})) {
            throw new ShapeException("an initializer must return the requested shape " + Shapes.text(in, out) + ", not "
                    + Shapes.text(initial.shape()));
        }
        return initial;
    }
}
