package io.beras.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.models.Descent;
import io.beras.models.Mode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ReduceLROnPlateauTest {

    private final Optimizer optimizer = new Descent(.1);

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

    /** scripts/fixtures/optimizers-torch.py writes the rates that PyTorch computes. */
    @Test
    void lowersTheRateWhenPyTorchDoes() throws IOException {
        Map<String, double[]> rates = fixture();
        assertAsPyTorch(rates, "patience 2", new ReduceLROnPlateau(optimizer).patience(2));
        assertAsPyTorch(
                rates,
                "patience 0",
                new ReduceLROnPlateau(optimizer).patience(0).factor(.5));
        assertAsPyTorch(
                rates,
                "cooldown",
                new ReduceLROnPlateau(optimizer).patience(1).factor(.5).cooldown(2));
        assertAsPyTorch(
                rates,
                "minDelta minRate",
                new ReduceLROnPlateau(optimizer)
                        .patience(1)
                        .factor(.5)
                        .minDelta(.15)
                        .minRate(.02));
        assertAsPyTorch(
                rates,
                "higherIsBetter",
                new ReduceLROnPlateau(optimizer).patience(1).factor(.5).higherIsBetter());
        assertEquals(Map.of(), rates);
    }

    @Test
    void asACallbackItWatchesAValueOfTheEpochs() {
        // Epochs 3 and 4 do not improve on 0.5; the second of them exceeds the patience of 1.
        ScriptedTraining training = new ScriptedTraining(1, .5, .6, .7, .4);
        ReduceLROnPlateau plateau = new ReduceLROnPlateau("val_loss").factor(.5).patience(1);

        assertEquals(List.of(.1, .1, .1, .1, .05), training.fit(5, plateau).learningRates());
        assertEquals("ReduceLROnPlateau(val_loss, factor=0.5, patience=1)", plateau.toString());
    }

    @Test
    void asACallbackItGoesOnFromItsState() {
        ScriptedTraining training = new ScriptedTraining(1, .5, .6, .7, .4);
        ReduceLROnPlateau first = new ReduceLROnPlateau("val_loss").patience(1);
        training.fit(3, first);
        ReduceLROnPlateau second = new ReduceLROnPlateau("val_loss").patience(1);
        second.restore(first.state());
        training.fit(new io.beras.models.FitOptions().epochs(4).epochsDone(3).callback(second));

        assertEquals(.01, training.optimizer.learningRate(), 1e-12);
    }

    @Test
    void aLoopAndACallbackAreCreatedDifferently() {
        assertThrows(
                IllegalStateException.class, () -> new ScriptedTraining(1).fit(1, new ReduceLROnPlateau(optimizer)));
        assertThrows(IllegalStateException.class, () -> new ReduceLROnPlateau("val_loss").watch(1));
        assertThrows(IllegalArgumentException.class, () -> new ReduceLROnPlateau(optimizer).mode(Mode.AUTO));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer);
        for (double value : new double[] {Double.NaN, -.1, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> plateau.factor(value));
            assertThrows(IllegalArgumentException.class, () -> plateau.minDelta(value));
            assertThrows(IllegalArgumentException.class, () -> plateau.minRate(value));
        }
        assertThrows(IllegalArgumentException.class, () -> plateau.factor(1));
        assertThrows(IllegalArgumentException.class, () -> plateau.patience(-1));
        assertThrows(IllegalArgumentException.class, () -> plateau.cooldown(-1));
    }

    @Test
    void printsItsSettings() {
        assertEquals("ReduceLROnPlateau(factor=0.1, patience=10)", new ReduceLROnPlateau(optimizer).toString());
        assertEquals(
                "ReduceLROnPlateau(factor=0.5, patience=2, minDelta=0, cooldown=1, minRate=1e-6, mode=MAX)",
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
            Optimizer before = new Descent(.1);
            Optimizer after = new Descent(.1);
            ReduceLROnPlateau uninterrupted = plateau(before);
            watch(uninterrupted, values, 0, interrupted);
            ReduceLROnPlateau resumed = plateau(after);
            resumed.restore(uninterrupted.state());
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
            Map<String, Tensor> nan = new HashMap<>(plateau.state());
            nan.put(name, Tensor.scalar(DataType.DOUBLE, Double.NaN));
            assertThrows(IllegalArgumentException.class, () -> plateau.restore(nan), name);
            Map<String, Tensor> lacking = new HashMap<>(plateau.state());
            lacking.remove(name);
            assertThrows(IllegalArgumentException.class, () -> plateau.restore(lacking), name);
            Map<String, Tensor> vector = new HashMap<>(plateau.state());
            vector.put(name, Tensor.of(1, 2));
            assertThrows(IllegalArgumentException.class, () -> plateau.restore(vector), name);
        }
        Map<String, Tensor> more = new HashMap<>(plateau.state());
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

    private static String text(ReduceLROnPlateau plateau) {
        Map<String, Double> values = new TreeMap<>();
        plateau.state().forEach((name, value) -> values.put(name, value.item()));
        return values.toString();
    }

    private void assertAsPyTorch(Map<String, double[]> rates, String name, ReduceLROnPlateau plateau) {
        double[] values = rates.get("values");
        double[] expected = rates.remove(name);
        if (rates.size() == 1) {
            rates.remove("values");
        }
        optimizer.setLearningRate(.1);
        for (int i = 0; i < values.length; i++) {
            plateau.watch(name.equals("higherIsBetter") ? -values[i] : values[i]);
            assertEquals(expected[i], optimizer.learningRate(), 1e-12, name + " after value " + (i + 1));
        }
    }

    private static Map<String, double[]> fixture() throws IOException {
        Map<String, double[]> lines = new HashMap<>();
        try (var stream = ReduceLROnPlateauTest.class.getResourceAsStream("plateaus.txt");
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .map(line -> line.split(" \\| "))
                    .forEach(parts -> lines.put(
                            parts[0],
                            Arrays.stream(parts[1].split(" "))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()));
        }
        return lines;
    }

    private void assertRates(ReduceLROnPlateau plateau, double[] values, double[] rates) {
        for (int i = 0; i < values.length; i++) {
            plateau.watch(values[i]);
            assertEquals(rates[i], optimizer.learningRate(), 1e-15, "after value " + (i + 1));
        }
    }
}
