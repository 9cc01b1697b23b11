package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.optim.schedules.StepDecay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

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
        assertEquals("ReduceLROnPlateau(factor=0.1, patience=10)", new ReduceLROnPlateau(optimizer).toString());
        assertEquals(
                "ReduceLROnPlateau(factor=0.5, patience=2, minDelta=0, cooldown=1, minRate=1e-6, higherIsBetter)",
                new ReduceLROnPlateau(optimizer)
                        .factor(.5)
                        .patience(2)
                        .minDelta(0)
                        .cooldown(1)
                        .minRate(1e-6)
                        .higherIsBetter()
                        .toString());
    }

    @Test
    void aResumedRunContinuesAsIfNotInterrupted() {
        double[] values = {1, 2, .9, 1, 1, 1, .95, 1, 1, 1, 1, .5, .6, .7, .8};
        for (int interrupted = 0; interrupted <= values.length; interrupted++) {
            Optimizer before = new SGD(.1);
            Optimizer after = new SGD(.1);
            ReduceLROnPlateau uninterrupted = plateau(before);
            watch(uninterrupted, values, 0, interrupted);
            ReduceLROnPlateau resumed = plateau(after);
            resumed.restore(byName(uninterrupted.state()));
            assertEquals(before.learningRate(), after.learningRate());

            watch(uninterrupted, values, interrupted, values.length);
            watch(resumed, values, interrupted, values.length);

            assertEquals(before.learningRate(), after.learningRate(), "interrupted after " + interrupted);
            assertEquals(text(uninterrupted), text(resumed));
        }
    }

    @Test
    void refusesStateThatIsNotItsOwnAndChangesNothing() {
        ReduceLROnPlateau plateau = plateau(optimizer);
        watch(plateau, new double[] {1, 2}, 0, 2);
        String before = text(plateau);

        for (String name : List.of("learningRate", "best", "withoutImprovement", "cooldownLeft")) {
            Map<String, Tensor> nan = byName(plateau.state());
            nan.put(name, Tensor.scalar(DataType.DOUBLE, Double.NaN));
            assertThrows(IllegalArgumentException.class, () -> plateau.restore(nan), name);
            Map<String, Tensor> lacking = byName(plateau.state());
            lacking.remove(name);
            assertThrows(IllegalArgumentException.class, () -> plateau.restore(lacking), name);
            Map<String, Tensor> vector = byName(plateau.state());
            vector.put(name, Tensor.of(1, 2));
            assertThrows(IllegalArgumentException.class, () -> plateau.restore(vector), name);
        }
        Map<String, Tensor> more = byName(plateau.state());
        more.put("w/velocity", Tensor.of(1));
        assertThrows(IllegalArgumentException.class, () -> plateau.restore(more));
        assertEquals(before, text(plateau));
    }

    private static ReduceLROnPlateau plateau(Optimizer optimizer) {
        return new ReduceLROnPlateau(optimizer)
                .factor(.5)
                .patience(1)
                .cooldown(2)
                .minDelta(0);
    }

    private static void watch(ReduceLROnPlateau plateau, double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            plateau.watch(values[i]);
        }
    }

    private static Map<String, Tensor> byName(List<Variable> state) {
        Map<String, Tensor> byName = new HashMap<>();
        state.forEach(variable -> byName.put(variable.name(), variable.detach()));
        return byName;
    }

    private static String text(ReduceLROnPlateau plateau) {
        return plateau.state().stream()
                .map(variable -> variable.name() + "=" + variable.item())
                .toList()
                .toString();
    }

    private void assertRates(ReduceLROnPlateau plateau, double[] values, double[] rates) {
        for (int i = 0; i < values.length; i++) {
            plateau.watch(values[i]);
            assertEquals(rates[i], optimizer.learningRate(), 1e-15, "after value " + (i + 1));
        }
    }
}
