package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.data.Dataset;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearningRateFinderTest {

    private final Dataset line = Dataset.of(
            Tensor.of(new double[][] {{-2}, {-1}, {0}, {1}, {2}}),
            Tensor.of(new double[][] {{-4}, {-2}, {0}, {2}, {4}}));

    @BeforeEach
    void fixSeed() {
        Randomness.setSeed(1);
    }

    /** The rates are 1e-4 · (1 / 1e-4)^(i / 20). Gradient descent on a parabola with L″ = 4 diverges above 2 / 4. */
    @Test
    void ratesGrowUntilTheLossDiverges() {
        SequentialModel model = model(new Dense(1, 1));

        LearningRateSweep sweep = new LearningRateFinder(Descent::new)
                .range(1e-4, 100)
                .steps(61)
                .batchSize(5)
                .run(model, line);

        assertEquals(1e-4, sweep.rates().get(0), 1e-12);
        assertEquals(1e-4 * Math.pow(10, .1), sweep.rates().get(1), 1e-12);
        double last = sweep.rates().get(sweep.rates().size() - 1);
        assertTrue(last > .5 && last < 100, "ends after the divergence: " + last);
        double suggestion = sweep.suggestion();
        assertTrue(suggestion > 1e-3 && suggestion < .5, "falls without divergence: " + suggestion);
    }

    @Test
    void theModelAndItsOptimizerAreAsBefore() {
        SequentialModel model = model(new BatchNorm1d(1), new Dense(1, 1));
        Descent optimizer = new Descent(.1);
        model.compile(optimizer, new MeanSquaredError());
        List<double[]> before =
                model.weights().stream().map(Variable::toDoubleArray).toList();

        new LearningRateFinder(Descent::new).steps(20).batchSize(2).run(model, line);

        for (int i = 0; i < before.size(); i++) {
            assertArrayEquals(before.get(i), model.weights().get(i).toDoubleArray());
        }
        assertEquals(.1, optimizer.learningRate());
        assertEquals(optimizer, model.compiled().optimizer());
    }

    @Test
    void theSameSeedGivesTheSameSweep() {
        SequentialModel model = model(new Dense(1, 1));
        LearningRateFinder finder =
                new LearningRateFinder(Descent::new).steps(20).batchSize(2).seed(3);

        assertEquals(finder.run(model, line), finder.run(model, line));
    }

    /** The losses of 40 steps fall from step 4 to step 29, and rise then; fastai's valley gives the rate of step 15. */
    @Test
    void theSuggestionIsInTheMiddleOfTheValley() {
        List<Double> rates = IntStream.range(0, 40).mapToObj(i -> (double) i).toList();
        List<Double> losses = IntStream.range(0, 40)
                .mapToObj(i -> i < 30 ? 30.0 - i : i - 27.5)
                .toList();

        // Of the steps 4 to 34, the longest valley has n = 26 steps and ends with step 29: 29 − 26 + 8 + 4 = 15.
        assertEquals(15, new LearningRateSweep(rates, losses, losses).suggestion());
    }

    @Test
    void aLossThatDoesNotFallHasNoSuggestion() {
        List<Double> rates = IntStream.range(0, 20).mapToObj(i -> 1.0 + i).toList();

        IllegalStateException e = assertThrows(
                IllegalStateException.class, () -> new LearningRateSweep(rates, rates, rates).suggestion());

        assertEquals(
                "the loss does not fall between the learning rates 1.0 and 20.0, so there is no suggestion; give another"
                        + " range or more steps",
                e.getMessage());
    }

    @Test
    void wrongSettingsAreRefused() {
        LearningRateFinder finder = new LearningRateFinder(Descent::new);
        SequentialModel uncompiled = new SequentialModel(new Dense(1, 1));
        SequentialModel broken = model(new Dense(1, 1));
        broken.weights().get(0).assign(Tensor.of(new double[][] {{Double.NaN}}));

        assertEquals(
                "range needs 0 < from < to, not from 0.1 to 0.1; give rates such as 1e-7 and 10",
                assertThrows(IllegalArgumentException.class, () -> finder.range(.1, .1))
                        .getMessage());
        assertEquals(
                "a sweep needs at least 10 steps, not 9; give 100, for example",
                assertThrows(IllegalArgumentException.class, () -> finder.steps(9))
                        .getMessage());
        assertEquals(
                "SequentialModel is not compiled; call compile(optimizer, loss, metrics) first",
                assertThrows(IllegalStateException.class, () -> finder.run(uncompiled, line))
                        .getMessage());
        assertEquals(
                "the loss is not finite at the learning rate 1.0E-7; look for NaN in the samples, or for weights that are"
                        + " too large",
                assertThrows(IllegalArgumentException.class, () -> finder.run(broken, line))
                        .getMessage());
    }

    private static SequentialModel model(io.beras.core.Callable... parts) {
        SequentialModel model = new SequentialModel(parts);
        model.compile(new Descent(.1), new MeanSquaredError());
        return model;
    }
}
