package io.beras.models;

import io.beras.losses.Loss;

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

    double value() {
        return addsUp ? sum + penalties / samples : sum / samples;
    }
}
