package io.beras.layers;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.arrays.AllocationLimit;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.Arrays;

/** The initial weights of a layer, which its initializer draws from this thread's {@link Randomness}. */
final class InitialWeights {

    /** Zeros without draws, for a layer whose weights a file replaces. */
    static final Initializer LOADED = new Initializer() {
        @Override
        public Tensor initialize(int in, int out, RandomNumbers draws) {
            return Tensor.zeros(in, out);
        }

        @Override
        public Tensor initializeColumns(int columns, int in, int out, RandomNumbers draws) {
            return Tensor.zeros(in, columns);
        }
    };

    private InitialWeights() {}

    /** Returns weights (in, out) for a kind of layer, "Dense" for example; each kind has its own sequence of draws. */
    static Tensor of(String kind, int in, int out, Initializer initializer) {
        if (in < 1 || out < 1 || (long) in * out > Integer.MAX_VALUE) {
            throw new ShapeException(kind + "(" + in + ", " + out + ") needs sizes of at least 1 and at most "
                    + Integer.MAX_VALUE + " weights");
        }
        AllocationLimit.count((long) in * out); // before the draws, which are Java arrays
        return requireShape(initializer.initialize(in, out, Randomness.current().next(kind)), in, out);
    }

    /** Returns the first columns of the weights (in, out); the caller has checked that a tensor can have this size. */
    static Tensor columns(String kind, int columns, int in, int out, Initializer initializer) {
        AllocationLimit.count((long) in * columns);
        return requireShape(
                initializer.initializeColumns(
                        columns, in, out, Randomness.current().next(kind)),
                in,
                columns);
    }

    /** Returns the weights that an initializer returned; throws if they have another shape than (in, out). */
    static Tensor requireShape(Tensor initial, int in, int out) {
        if (!Arrays.equals(initial.shape(), new long[] {in, out})) {
            throw new ShapeException("an initializer must return the requested shape " + Shapes.text(in, out) + ", not "
                    + Shapes.text(initial.shape()));
        }
        return initial;
    }
}
