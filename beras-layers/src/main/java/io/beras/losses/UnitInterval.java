package io.beras.losses;

import io.beras.core.arrays.ArrayIo;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The interval from 0 to 1 that probabilities lie in, with a small tolerance. */
final class UnitInterval {

    /** Accepted outside [0, 1]: rounding errors, and the small shifts of a numerical gradient. */
    static final double TOLERANCE = 1e-3;

    private UnitInterval() {}

    /** Returns the first value outside the interval and its place, "sample 3 has 2.0" for example; NaN is outside. */
    static Optional<String> find(INDArray x) {
        // Each training step runs this check: floats without a copy as doubles take a third of the time.
        if (x.dataType() == DataType.FLOAT && containsAll(ArrayIo.floats(x))) {
            return Optional.empty();
        }
        double[] values = ArrayIo.doubles(x);
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= -TOLERANCE && values[i] <= 1 + TOLERANCE)) {
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
