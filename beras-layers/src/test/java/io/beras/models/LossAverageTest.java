package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import org.junit.jupiter.api.Test;

class LossAverageTest {

    @Test
    void weighsTheLossesOfBatchesByTheirSize() {
        // (2·3 + 1·6) / 3; a penalty is a part of each batch's loss, so the mean needs no correction.
        LossAverage average = new LossAverage(new MeanSquaredError());

        average.add(3, 1, 2);
        average.add(6, 1, 1);

        assertEquals(4, average.value());
    }

    @Test
    void sumsALossThatAddsUpAndCountsThePenaltyOnce() {
        // Of the losses 3 and 6, 1 and 2.5 are penalties: (3 − 1) + (6 − 2.5) + (2·1 + 1·2.5) / 3.
        LossAverage average = new LossAverage(new MeanSquaredError(Reduction.SUM));

        average.add(3, 1, 2);
        average.add(6, 2.5, 1);

        assertEquals(7, average.value());
    }

    @Test
    void keepsTheSignOfZero() {
        LossAverage average = new LossAverage(new MeanSquaredError());

        average.add(-0.0, 0, 2);

        assertEquals(-0.0, average.value());
    }
}
