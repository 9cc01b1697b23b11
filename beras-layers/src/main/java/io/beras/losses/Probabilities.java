package io.beras.losses;

import io.beras.core.arrays.ArrayIo;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tells raw scores from the probabilities that they are often taken for. */
final class Probabilities {

    /** A difference quotient steps outside a little, and rounding does. */
    private static final double LEEWAY = 1e-3;

    private Probabilities() {}

    /** Checks that all numbers lie between 0 and 1; NaN passes, to be seen in the loss. */
    static void require(String loss, INDArray prediction, String activation, String lossOnScores) {
        if (prediction.dataType() == DataType.FLOAT && areWithinBounds(ArrayIo.floats(prediction))) {
            return;
        }
        double[] p = ArrayIo.doubles(prediction);
        for (int i = 0; i < p.length; i++) {
            if (p[i] < -LEEWAY || p[i] > 1 + LEEWAY) {
                throw new IllegalArgumentException(loss + " needs probabilities, from 0 to 1, but sample "
                        + i / (p.length / prediction.size(0)) + " has " + p[i] + "; end the network with " + activation
                        + ", or use " + lossOnScores + ", which takes raw scores");
            }
        }
    }

    /** What is asked at each step of training: without a copy as doubles, in a third of the time. */
    private static boolean areWithinBounds(float... p) {
        for (float number : p) {
            if (number < -LEEWAY || number > 1 + LEEWAY) {
                return false;
            }
        }
        return true;
    }
}
