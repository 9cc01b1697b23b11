package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.BinaryAccuracy;
import io.beras.metrics.R2Score;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The averages of an epoch go on from their state, with one output and with two. */
class EpochAveragesTest {

    @Test
    void goOnFromTheirStateWithOneOutput() {
        goesOn(new CompileSettings(
                new SequentialModel(new Dense(1, 1)),
                new Descent(.1),
                new MeanSquaredError(),
                new R2Score(),
                new BinaryAccuracy()));
    }

    @Test
    void goOnFromTheirStateWithTwoOutputs() {
        goesOn(new CompileSettings(
                new SequentialModel(new Dense(1, 1)),
                new Descent(.1),
                List.of(
                        OutputLoss.of("a", new MeanSquaredError(), new R2Score(), new BinaryAccuracy())
                                .weight(.25),
                        OutputLoss.of("b", new MeanSquaredError()))));
    }

    @Test
    void aTotalIsTheWeightedSumOfTheOutputsAndTheMeanPenalty() {
        CompileSettings compiled = new CompileSettings(
                new SequentialModel(new Dense(1, 1)),
                new Descent(.1),
                List.of(
                        OutputLoss.of("a", new MeanSquaredError()).weight(.25),
                        OutputLoss.of("b", new MeanSquaredError())));
        LossAverages losses = new LossAverages(compiled);

        // Means over 4 samples: a = (2·1 + 4·3) / 4 = 3.5, b = (3·1 + 1·3) / 4 = 1.5, penalty = (0.5·1 + 0.1·3) / 4 =
        // 0.2.
        losses.add(Map.of("loss", 0.0, "a_loss", 2.0, "b_loss", 3.0), .5, 1);
        losses.add(Map.of("loss", 0.0, "a_loss", 4.0, "b_loss", 1.0), .1, 3);

        assertEquals(3.5, Objects.requireNonNull(losses.values().get("a_loss")));
        assertEquals(1.5, Objects.requireNonNull(losses.values().get("b_loss")));
        assertEquals(
                .25 * 3.5 + 1.5 + .2, Objects.requireNonNull(losses.values().get("loss")), 1e-15);
    }

    @Test
    void refuseAnotherState() {
        try (EpochAverages averages = new EpochAverages(
                new CompileSettings(new SequentialModel(new Dense(1, 1)), new Descent(.1), new MeanSquaredError()))) {
            assertEquals(
                    "the state of an epoch needs \"samples\", but has []; restore what state() returned",
                    assertThrows(IllegalArgumentException.class, () -> averages.restore(Map.of()))
                            .getMessage());
        }
    }

    private static void goesOn(CompileSettings compiled) {
        try (EpochAverages whole = new EpochAverages(compiled);
                EpochAverages resumed = new EpochAverages(compiled)) {
            whole.add(result(compiled, .5, 1, 0));
            resumed.restore(whole.state());
            whole.add(result(compiled, .25, 0, 1));
            resumed.add(result(compiled, .25, 0, 1));

            assertEquals(whole.values(), resumed.values());
        }
    }

    private static BatchResult result(CompileSettings compiled, double value, double... targets) {
        Tensor prediction = Tensor.of(.25, .75);
        Tensor target = Tensor.of(targets);
        Map<String, Double> values = new HashMap<>();
        compiled.lossNames().forEach(name -> values.put(name, value));
        compiled.metrics().forEach(metric -> values.put(metric.name(), value));
        return new BatchResult(values, .125, List.of(prediction, prediction), List.of(target, target), 2);
    }
}
