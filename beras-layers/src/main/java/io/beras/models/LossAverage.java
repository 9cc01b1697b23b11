package io.beras.models;

import io.beras.core.Tensor;
import io.beras.losses.Loss;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The loss of all samples, from the losses of batches: their mean, weighted by batch size.
 *
 * <p>A loss that {@linkplain Loss#addsUp adds up} is summed instead. Penalties of the weights are in the loss of each batch,
 * so they are subtracted first: the sum counts their mean once.
 */
final class LossAverage {

    private final boolean addsUp;
    private double sum = -0.0; // −0 + x = x for every x, −0 included
    private double penalties;
    private long samples;

    LossAverage(Loss loss) {
        addsUp = loss.addsUp();
    }

    /** Adds the loss of a batch of {@code size} samples, of which {@code penalty} is the part of the penalties. */
    void add(double loss, double penalty, int size) {
        sum += addsUp ? loss - penalty : loss * size;
        penalties += penalty * size;
        samples += size;
    }

    /** Returns the sums so far, as a DOUBLE tensor that belongs to no step. */
    Tensor state() {
        return Tensor.of(DataType.DOUBLE, sum, penalties, (double) samples).detach();
    }

    /** Replaces the sums by those of a {@link #state}. */
    void restore(Tensor state) {
        double[] values = state.toDoubleArray();
        if (values.length != 3) {
            throw new IllegalArgumentException(
                    "the state of a loss has 3 values, not " + values.length + "; restore what state() returned");
        }
        sum = values[0];
        penalties = values[1];
        samples = (long) values[2];
    }

    double value() {
        return addsUp ? sum + penalties / samples : sum / samples;
    }
}
