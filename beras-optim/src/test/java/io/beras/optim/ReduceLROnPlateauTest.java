package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Optimizer;
import io.beras.optim.schedules.StepDecay;
import org.junit.jupiter.api.Test;

class ReduceLROnPlateauTest {

    private final Optimizer optimizer = new SGD(.1);

    @Test
    void lowersTheRateWhenThePatienceIsExceeded() {
        // The best value is 1. The values 1 and 1.1 are within the patience; the third without improvement halves the
        // rate.
        ReduceLROnPlateau plateau =
                new ReduceLROnPlateau(optimizer).factor(.5).patience(2).minDelta(0);
        assertRates(plateau, new double[] {1, 1, 1.1, 1}, new double[] {.1, .1, .1, .05});
    }

    @Test
    void anImprovementRestoresThePatience() {
        ReduceLROnPlateau plateau =
                new ReduceLROnPlateau(optimizer).factor(.5).patience(1).minDelta(0);
        assertRates(plateau, new double[] {1, 2, .9, 1, 1}, new double[] {.1, .1, .1, .1, .05});
    }

    @Test
    void nanIsNoImprovement() {
        ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer).factor(.5).patience(0);
        assertRates(plateau, new double[] {1, Double.NaN, .5}, new double[] {.1, .05, .05});
    }

    @Test
    void neverRaisesARateBelowMinRate() {
        ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer).patience(0).minRate(.2);
        assertRates(plateau, new double[] {1, 1}, new double[] {.1, .1});
    }

    @Test
    void throwsForAScheduledRate() {
        SGD scheduled = new SGD(new StepDecay(.1, 1, .5));

        assertThrows(IllegalStateException.class, () -> new ReduceLROnPlateau(scheduled));
    }

    @Test
    void printsItsSettings() {
        assertEquals(
                "ReduceLROnPlateau(factor=0.1, patience=10, minDelta=1.0E-4, cooldown=0, minRate=0.0,"
                        + " higherIsBetter=false)",
                new ReduceLROnPlateau(optimizer).toString());
    }

    private void assertRates(ReduceLROnPlateau plateau, double[] values, double[] rates) {
        for (int i = 0; i < values.length; i++) {
            plateau.watch(values[i]);
            assertEquals(rates[i], optimizer.learningRate(), 1e-15, "after value " + (i + 1));
        }
    }
}
