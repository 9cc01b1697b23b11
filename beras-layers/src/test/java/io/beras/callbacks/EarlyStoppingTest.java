package io.beras.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.models.Callback;
import io.beras.models.Descent;
import io.beras.models.FitOptions;
import io.beras.models.Mode;
import io.beras.models.SequentialModel;
import io.beras.models.TrainingRun;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The expected epochs follow Keras's rules, which the comments apply by hand. */
class EarlyStoppingTest {

    private static final int MANY = 20;

    @Test
    void stopsAfterThePatienceAndRestoresTheBestEpoch() {
        // 0.6 is the best. Epochs 4, 5 and 6 do not improve on it, so wait reaches 3 in epoch 6.
        ScriptedTraining training = new ScriptedTraining(.9, .8, .6, .7, .6, .65, .1);
        EarlyStopping stopping = new EarlyStopping("val_loss").patience(3);

        assertEquals(6, training.fit(MANY, stopping).epochs("loss").size());

        assertEquals(6, stopping.stoppedEpoch());
        assertEquals(3, stopping.bestEpoch());
        assertEquals((float) .6, stopping.best());
        assertEquals(3, training.epochOfWeight());
        assertEquals(
                "stopped after epoch 6: val_loss has not improved for 3 epochs; best value 0.6 in epoch 3",
                stopping.reason().orElseThrow());
    }

    @Test
    void aPatienceOf0StopsAtTheFirstEpochWithoutImprovement() {
        assertStops(4, 3, stopping(), .9, .8, .7, .7, .1);
        // Keras never stops after the first epoch: NaN is no improvement in epoch 1, nor in epoch 2.
        assertStops(2, 1, stopping(), Double.NaN, Double.NaN, .1);
    }

    @Test
    void anImprovementExceedsMinDelta() {
        // 0.875 − 0.75 is 0.125, not more. 0.5 improves on 1; then 0.4 and 0.375 do not improve by more than 0.125.
        assertStops(2, 1, stopping().minDelta(.125), .875, .75, .1);
        assertStops(4, 2, stopping().minDelta(.125).patience(2), 1, .5, .4, .375, .1);
    }

    @Test
    void aBaselineUsesUpPatienceUntilItIsBeaten() {
        // Improvements to 0.9, 0.8, 0.7 do not beat the baseline 0.5, so wait is 1, 2, 3. Keras looks at the patience
        // only in
        // an epoch that does not improve: epoch 4, with wait 4.
        assertStops(4, 3, stopping().baseline(.5).patience(2), .9, .8, .7, .75, .1);
        // Epoch 2 beats the baseline, and wait starts again.
        assertStops(4, 2, stopping().baseline(.5).patience(2), .9, .4, .45, .45, .1);
    }

    @Test
    void ignoresEpochsBeforeStartFromEpoch() {
        // Epochs 1 to 3 do not count, so 0.5 is the best value although 0.1 is smaller.
        assertStops(5, 4, stopping().startFromEpoch(3), .1, .2, .3, .5, .6);
    }

    @Test
    void restoresTheFirstEpochIfNoneIsAnImprovement() {
        // Keras: if best weights were never set, the current weights are the best.
        assertStops(3, 1, stopping().patience(3), Double.NaN, Double.NaN, Double.NaN, .1);
    }

    @Test
    void aLargerValueIsBetterInModeMax() {
        assertStops(4, 2, stopping().mode(Mode.MAX).patience(2), .5, .9, .8, .7, 1);
    }

    @Test
    void restoresTheBestEpochWhateverEndedTraining() {
        double[] values = {.9, .5, .6, .7, .8};
        assertRestores(2, new Callback() {}, 4, values); // the number of epochs
        assertRestores(2, afterEpoch(4, TrainingRun::stop), MANY, values);
        assertRestores(2, afterEpoch(4, TrainingRun::interrupt), MANY, values);
        ScriptedTraining training = new ScriptedTraining(values);
        Callback failure = afterEpoch(4, run -> {
            throw new IllegalStateException("the disk is full");
        });
        assertThrows(
                IllegalStateException.class,
                () -> training.fit(MANY, new EarlyStopping("val_loss").patience(9), failure));
        assertEquals(2, training.epochOfWeight());
    }

    @Test
    void keepsTheLastWeightsIfTold() {
        ScriptedTraining training = new ScriptedTraining(.9, .5, .6, .7);
        EarlyStopping stopping = new EarlyStopping("val_loss").patience(2).keepLastWeights();

        training.fit(MANY, stopping);

        assertEquals(4, training.epochOfWeight());
        assertEquals(2, stopping.bestEpoch());
        assertFalse(stopping.state().containsKey("best/dense_1/w"));
    }

    @Test
    void restoresRunningStatisticsToo() {
        BatchNorm1d norm = new BatchNorm1d(1);
        SequentialModel model = new SequentialModel(norm, new Dense(1, 1));
        model.compile(new Descent(.1), new MeanSquaredError());
        Tensor x = Tensor.of(1, 2, 3, 6).reshape(4, 1);
        double[] means = new double[4];
        Callback recorder = new Callback() {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                means[run.epoch() - 1] = norm.runningMean().item();
            }
        };
        // The training loss falls in each epoch; in mode MAX, the first epoch is the best.
        model.fit(
                x,
                x,
                new FitOptions()
                        .epochs(4)
                        .callback(new EarlyStopping("loss").mode(Mode.MAX).patience(2))
                        .callback(recorder));

        assertEquals(.3, means[0], 1e-6); // 0.1 · mean 3
        assertTrue(means[2] > means[0]);
        assertEquals(means[0], norm.runningMean().item());
    }

    @Test
    void goesOnFromItsState() {
        double[] values = {.9, .5, .6, .7, .8, .1};
        EarlyStopping first = new EarlyStopping("val_loss").patience(3).keepLastWeights();
        ScriptedTraining training = new ScriptedTraining(values);
        training.fit(3, first);

        EarlyStopping second = new EarlyStopping("val_loss").patience(3).keepLastWeights();
        second.restore(first.state());
        training.fit(new FitOptions().epochs(MANY).epochsDone(3).callback(second));

        // The second part has stopped as an uninterrupted run does.
        assertEquals(5, second.stoppedEpoch());
        assertEquals(2, second.bestEpoch());
        assertEquals(
                "stopped after epoch 5: val_loss has not improved for 3 epochs; best value 0.5 in epoch 2",
                second.reason().orElseThrow());
    }

    @Test
    void saysSoIfEachValueIsNaN() {
        EarlyStopping stopping = new EarlyStopping("val_loss").patience(2);
        new ScriptedTraining(Double.NaN).fit(MANY, stopping);

        assertEquals(
                "stopped after epoch 2: val_loss has not improved for 2 epochs; no epoch had a better value than Infinity",
                stopping.reason().orElseThrow());
    }

    /** Two runs at the same time would change each other's best value and best weights. */
    @Test
    void isForOneRunAtATime() {
        EarlyStopping stopping = new EarlyStopping("val_loss").patience(2);
        AtomicReference<String> refusal = new AtomicReference<>();
        Callback fitsWithin = new Callback() {
            @Override
            public void onEpochBegin(TrainingRun run) {
                refusal.set(assertThrows(IllegalStateException.class, () -> new ScriptedTraining(.1).fit(1, stopping))
                        .getMessage());
            }
        };

        new ScriptedTraining(.5, .6).fit(2, stopping, fitsWithin);

        assertEquals(
                "this EarlyStopping is in use by another fit, at epoch 2 of 2, batch 0 of 1; create another"
                        + " EarlyStopping for this fit",
                refusal.get());
        assertEquals(1, stopping.bestEpoch(), "the refused run has changed nothing");
    }

    @Test
    void canBeUsedAgain() {
        EarlyStopping stopping = new EarlyStopping("val_loss").patience(1);
        new ScriptedTraining(.1, .2, .3).fit(MANY, stopping);
        ScriptedTraining other = new ScriptedTraining(.9, .8, .7, .75);
        other.fit(MANY, stopping);

        assertEquals(3, stopping.bestEpoch());
        assertEquals(3, other.epochOfWeight());
    }

    @Test
    void refusesAnUnknownValueBeforeTraining() {
        ScriptedTraining training = new ScriptedTraining(1);

        String message = assertThrows(
                        IllegalArgumentException.class, () -> training.fit(1, new EarlyStopping("val_accuracy")))
                .getMessage();

        assertTrue(message.startsWith("a callback watches \"val_accuracy\", but an epoch has the values"), message);
        assertEquals(0, training.epochOfWeight());
    }

    @Test
    void refusesAStateOfAnotherModel() {
        EarlyStopping stopping = new EarlyStopping("val_loss");
        new ScriptedTraining(.1).fit(1, stopping);
        Map<String, Tensor> state = new java.util.HashMap<>(stopping.state());
        state.remove("wait");
        assertThrows(IllegalArgumentException.class, () -> stopping.restore(state));

        Map<String, Tensor> other = new java.util.HashMap<>(stopping.state());
        other.put("best/dense_2/w", Tensor.zeros(1, 1));
        EarlyStopping second = new EarlyStopping("val_loss");
        second.restore(other);
        assertThrows(
                IllegalArgumentException.class,
                () -> new ScriptedTraining(.1)
                        .fit(new FitOptions().epochs(2).epochsDone(1).callback(second)));
    }

    @Test
    void printsItsSettings() {
        assertEquals("EarlyStopping(val_loss, patience=0)", stopping().toString());
        assertEquals(
                "EarlyStopping(val_loss, patience=3, minDelta=0.01, mode=MIN, baseline=0.5, startFromEpoch=2,"
                        + " keepLastWeights)",
                stopping()
                        .patience(3)
                        .minDelta(.01)
                        .mode(Mode.MIN)
                        .baseline(.5)
                        .startFromEpoch(2)
                        .keepLastWeights()
                        .toString());
        assertTrue(stopping().reason().isEmpty());
    }

    private static EarlyStopping stopping() {
        return new EarlyStopping("val_loss");
    }

    private static void assertStops(int epochs, int bestEpoch, EarlyStopping stopping, double... values) {
        ScriptedTraining training = new ScriptedTraining(values);
        training.fit(MANY, stopping);

        assertEquals(epochs, stopping.stoppedEpoch());
        assertEquals(bestEpoch, stopping.bestEpoch());
        assertEquals(bestEpoch, training.epochOfWeight());
    }

    private static void assertRestores(int bestEpoch, Callback ends, int epochs, double... values) {
        ScriptedTraining training = new ScriptedTraining(values);
        EarlyStopping stopping = new EarlyStopping("val_loss").patience(9);
        training.fit(epochs, stopping, ends);

        assertEquals(0, stopping.stoppedEpoch());
        assertEquals(bestEpoch, training.epochOfWeight());
    }

    private static Callback afterEpoch(int epoch, java.util.function.Consumer<TrainingRun> action) {
        return new Callback() {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                if (run.epoch() == epoch) {
                    action.accept(run);
                }
            }
        };
    }
}
