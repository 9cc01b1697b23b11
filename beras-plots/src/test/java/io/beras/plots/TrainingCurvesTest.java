package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingCurvesTest {

    @Test
    void needsAtLeastOneBatch() {
        assertRefused("There are no losses to plot; train for at least one batch first.", List.of(), List.of(), 1);
    }

    @Test
    void needsAsManyAccuraciesAsLosses() {
        assertRefused(
                "1 accuracies for 2 losses; give as many of one as of the other.", List.of(1.0, 0.5), List.of(0.5), 1);
    }

    @Test
    void needsBatchesInAnEpoch() {
        assertRefused("An epoch of 0 batches; it needs at least 1.", List.of(1.0), List.of(0.5), 0);
    }

    @Test
    void takesNoMoreValidationThanThereAreEpochs() {
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingCurves(
                        List.of(3.0, 2.0, 1.0),
                        List.of(0.1, 0.2, 0.3),
                        2,
                        List.of(2.0, 1.0, 0.5),
                        List.of(0.2, 0.3, 0.4)));

        assertEquals("3 validation losses for 2 epochs; give one an epoch, or none.", error.getMessage());
    }

    @Test
    void tellsLossesWorthALogarithmicScale() {
        assertTrue(ofLosses(2.3, 0.2).lossSpansDecades());
        assertTrue(ofLosses(2.3, Double.NaN, 0.2, Double.POSITIVE_INFINITY).lossSpansDecades());
        assertFalse(ofLosses(2.3, 0.3).lossSpansDecades());
        assertFalse(ofLosses(2.3, 0).lossSpansDecades(), "zero has no logarithm");
        assertFalse(ofLosses(2.3, -5).lossSpansDecades(), "nor has a negative number");
        assertFalse(ofLosses(Double.NaN).lossSpansDecades());
    }

    private static TrainingCurves ofLosses(double... losses) {
        List<Double> values = Arrays.stream(losses).boxed().toList();
        return new TrainingCurves(values, values, 1);
    }

    private static void assertRefused(String message, List<Double> loss, List<Double> accuracy, int batchesPerEpoch) {
        var error =
                assertThrows(IllegalArgumentException.class, () -> new TrainingCurves(loss, accuracy, batchesPerEpoch));
        assertEquals(message, error.getMessage());
    }
}
