package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.LossMetric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names and the numbers of the epochs in a history: no two values share a name, and each name is known from the start. */
class HistoryNamesTest {

    private static final Tensor X = Tensor.of(-1, -.5, 0, .5, 1, 2).reshape(6, 1);
    private static final Tensor Y = X.mul(2).add(1);

    @ParameterizedTest
    @CsvSource({"val_loss, validation", "val_mae, validation", "seconds, its own column", "epoch, its own column"})
    void aMetricMayNotLookLikeAnotherValue(String name, String owner) {
        assertEquals(
                "compile was given LossMetric with the name \"" + name + "\", which a history needs for " + owner
                        + "; give it another name",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new SequentialModel(new Dense(1, 1))
                                        .compile(
                                                new Descent(.1),
                                                new MeanSquaredError(),
                                                new LossMetric(name, new MeanAbsoluteError())))
                        .getMessage());
    }

    /** The loss of an output "val" would be "val_loss", and look like the validation loss. */
    @Test
    void anOutputMayNotBeNamedVal() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new SequentialModel(new Dense(1, 1))
                                .compile(
                                        new Descent(.1),
                                        OutputLoss.of("policy", new MeanSquaredError()),
                                        OutputLoss.of("val", new MeanSquaredError())))
                .getMessage();

        assertTrue(message.startsWith("compile was given the loss of an output with the name \"val_loss\""), message);
    }

    @Test
    void aHistoryWithoutAnEpochKnowsItsNames() {
        Callback interrupts = new Callback() {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                run.interrupt();
            }
        };
        History history =
                model().fit(X, Y, new FitOptions().batchSize(2).validation(X, Y).callback(interrupts));

        assertEquals(List.of(), history.epochs("val_loss"));
        assertEquals(1, history.batches("loss").size());
        assertEquals(
                "there is no last value of \"loss\", because the history has no complete epoch; train for at least one epoch",
                assertThrows(IllegalStateException.class, () -> history.last("loss"))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> history.epochs("accuracy"));
    }

    /** As the epochs of Keras's CSVLogger with initial_epoch: three epochs are done, and epochs 4 and 5 follow. */
    @Test
    void theTableCountsTheEpochsThatAreDone() {
        History history = model().fit(X, Y, new FitOptions().epochs(5).epochsDone(3));

        assertEquals(
                List.of("epoch", "4", "5"),
                history.toCsv().lines().map(line -> line.split(",")[0]).toList());
        assertEquals(3, history.settings().get("epochs_done"));
    }

    @Test
    void compileWithinFitIsRefused() {
        SequentialModel model = model();
        Callback compiles = new Callback() {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                model.compile(new Descent(.2), new MeanAbsoluteError());
            }
        };

        assertEquals(
                "compile was called by a callback of fit, which goes on with the optimizer and the loss from before; stop the"
                        + " run, and compile after fit",
                assertThrows(IllegalStateException.class, () -> model.fit(X, Y, new FitOptions().callback(compiles)))
                        .getMessage());
        model.compile(new Descent(.2), new MeanAbsoluteError());
    }

    @Test
    void aValidationPartNeedsASample() {
        assertEquals(
                "validationSplit(0.01) of 6 samples leaves one part empty; give a fraction of at least one sample, or more"
                        + " samples",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> model().fit(X, Y, new FitOptions().validationSplit(.01)))
                        .getMessage());
    }

    private static SequentialModel model() {
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(new Descent(.1), new MeanSquaredError());
        return model;
    }
}
