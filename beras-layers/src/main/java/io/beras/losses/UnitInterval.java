package io.beras.losses;

import io.beras.core.arrays.ArrayIo;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The interval from 0 to 1 that probabilities lie in, with a small tolerance. */
final class UnitInterval {

    /** Accepted outside [0, 1]: rounding errors, and the small shifts of a numerical gradient. */
    private static final double TOLERANCE = 1e-3;

    private UnitInterval() {}

    /** Returns the first value outside the interval and its place, as in "sample 3 has 2.0"; NaN is outside. */
    static Optional<String> findOutside(INDArray x) {
        return find(x, value -> !(value >= -TOLERANCE && value <= 1 + TOLERANCE));
    }

    /** Returns the first number outside the interval and its place; NaN, which is no number, is left out. */
    static Optional<String> findNumberOutside(INDArray x) {
        return find(x, value -> value < -TOLERANCE || value > 1 + TOLERANCE);
    }

    private static Optional<String> find(INDArray x, DoublePredicate isOutside) {
        // Each training step runs this check: floats without a copy as doubles take a third of the time.
        if (x.dataType() == DataType.FLOAT && containsAll(ArrayIo.floats(x))) {
            return Optional.empty();
        }
        double[] values = ArrayIo.doubles(x);
        for (int i = 0; i < values.length; i++) {
            if (isOutside.test(values[i])) {
                return Optional.of("sample " + i / (values.length / x.size(0)) + " has " + values[i]);
            }
        }
        return Optional.empty();
    }

    private static boolean containsAll(float... values) {
        for (float value : values) {
            if (!(value >= -TOLERANCE && value <= 1 + TOLERANCE)) {
                return false;
            }
        }
        return true;
    }
}
