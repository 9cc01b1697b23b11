package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Aggregates of a history over its epochs, and its text. */
class HistoryTest {

    private static final double NAN = Double.NaN;

    private final History history = new History();

    @Test
    void aggregatesTheValuesOfTheEpochs() {
        epochs("val_loss", .5, .25, .75, .25);

        assertEquals(.25, history.last("val_loss"));
        assertEquals(.25, history.min("val_loss"));
        assertEquals(.75, history.max("val_loss"));
        assertEquals(1.75 / 4, history.mean("val_loss"));
        assertEquals(2, history.epochOfMin("val_loss"), "the first of equal values");
        assertEquals(3, history.epochOfMax("val_loss"));
    }

    @Test
    void aDivergedEpochIsNotTheBest() {
        epochs("loss", .5, .25, NAN, NAN);

        assertEquals(.25, history.min("loss"));
        assertEquals(2, history.epochOfMin("loss"));
        assertEquals(.5, history.max("loss"));
        assertEquals(NAN, history.last("loss"));
        assertEquals(NAN, history.mean("loss"));
    }

    @Test
    void zerosOfBothSignsAreFound() {
        epochs("loss", 0.0, -0.0);

        assertEquals(2, history.epochOfMin("loss"));
        assertEquals(1, history.epochOfMax("loss"));
    }

    @Test
    void onlyNanHasNoBestEpoch() {
        epochs("loss", NAN, NAN);

        assertEquals(NAN, history.min("loss"));
        assertEquals(NAN, history.max("loss"));
        assertEquals(
                "there is no best epoch of \"loss\", because every value is NaN; lower the learning rate, and look for NaN"
                        + " in the data",
                assertThrows(IllegalStateException.class, () -> history.epochOfMin("loss"))
                        .getMessage());
    }

    @Test
    void unknownNamesAreRefused() {
        epochs("loss", 1);

        assertEquals(
                "the history has no \"val_loss\"; it has [loss]",
                assertThrows(IllegalArgumentException.class, () -> history.min("val_loss"))
                        .getMessage());
    }

    @Test
    void printsALineForEachName() {
        history.addEpoch(new TreeMap<>(Map.of("accuracy", .5, "loss", 1.5, "val_loss", NAN)), .1, .25);
        assertEquals("""
                History of 1 epoch in 0.3 s
                accuracy  last 0.5000  min 0.5000 (epoch 1)  max 0.5000 (epoch 1)
                loss      last 1.500  min 1.500 (epoch 1)  max 1.500 (epoch 1)
                val_loss  NaN in every epoch""", history.toString());

        history.addEpoch(new TreeMap<>(Map.of("accuracy", .75, "loss", .00012345, "val_loss", 2.)), .1, 2);
        assertEquals("""
                History of 2 epochs in 2.3 s, best epoch 2 (val_loss 2.000)
                accuracy  last 0.7500  min 0.5000 (epoch 1)  max 0.7500 (epoch 2)
                loss      last 0.0001235  min 0.0001235 (epoch 2)  max 1.500 (epoch 1)
                val_loss  last 2.000  min 2.000 (epoch 2)  max 2.000 (epoch 2)""", history.toString());
        assertEquals("History of 0 epochs in 0.0 s", new History().toString());
    }

    @Test
    void theBestEpochHasTheSmallestValidationLossOrElseTheSmallestLoss() {
        epochs("loss", .5, .25, .125);
        assertEquals(3, history.bestEpoch());
        assertEquals(.125, history.best("loss"));

        History validated = new History();
        validated.addEpoch(Map.of("loss", .5, "val_loss", .25), .1, 1);
        validated.addEpoch(Map.of("loss", .1, "val_loss", .75), .1, 1);
        assertEquals(1, validated.bestEpoch());
        assertEquals(2, validated.bestEpoch("loss"));
    }

    @Test
    void theBestAccuracyIsTheLargest() {
        History known = new History(Set.of(), Map.of(), "val_accuracy"::equals);
        known.addEpoch(Map.of("val_accuracy", .5), .1, 1);
        known.addEpoch(Map.of("val_accuracy", .75), .1, 1);

        assertEquals(2, known.bestEpoch("val_accuracy"));
        assertEquals(.75, known.best("val_accuracy"));
    }

    @Test
    void aHistoryWithoutEpochsHasNoBestEpoch() {
        assertEquals(
                "there is no best epoch, because the history has no complete epoch; train for at least one epoch",
                assertThrows(IllegalStateException.class, history::bestEpoch).getMessage());
    }

    @Test
    void aValueThatOnlyAPartOfARunHasIsNanInTheOtherPart() {
        history.addEpoch(Map.of("loss", .5), .1, 1);
        history.addEpoch(Map.of("loss", .25, "val_loss", .75), .1, 1);
        history.addEpoch(Map.of("loss", .125), .1, 1);

        assertEquals(List.of(NAN, .75, NAN), history.epochs("val_loss"));
        assertEquals(List.of(.5, .25, .125), history.epochs("loss"));
    }

    @Test
    void savesARowForEachEpochWithAllDigits(@TempDir Path folder) throws IOException {
        history.addEpoch(new TreeMap<>(Map.of("a \"b\", c", 1.0, "loss", 0.1 + 0.2)), .01, 1.5);
        history.addEpoch(new TreeMap<>(Map.of("a \"b\", c", Double.NEGATIVE_INFINITY, "loss", NAN)), 1e-7, 2);
        Path file = folder.resolve("runs/history.csv");

        history.saveCsv(file);

        assertEquals("""
                epoch,"a ""b"", c",loss,learning_rate,seconds
                1,1.0,0.30000000000000004,0.01,1.5
                2,-Infinity,NaN,1.0E-7,2.0
                """, Files.readString(file));
    }

    @Test
    void savesTheSettingsTheEpochsAndTheBatchesAsJson(@TempDir Path folder) throws IOException {
        Map<String, Object> settings = new TreeMap<>(Map.of("epochs", 2, "optimizer", "Adam(\"x\\\n)"));
        History known = new History(Set.of(), settings, name -> false);
        known.addBatch(Map.of("loss", 1.5));
        known.addEpoch(Map.of("loss", .5), .01, 1.5);
        known.addEpoch(Map.of("loss", NAN), .01, 2);
        Path file = folder.resolve("history.json");

        known.saveJson(file);

        assertEquals("""
                {
                  "settings": {
                    "epochs": 2,
                    "optimizer": "Adam(\\"x\\\\\\u000a)"
                  },
                  "best_epoch": 1,
                  "epochs": {
                    "loss": [0.5, null],
                    "learning_rate": [0.01, 0.01],
                    "seconds": [1.5, 2.0]
                  },
                  "batches": {
                    "loss": [1.5]
                  }
                }
                """, Files.readString(file));
    }

    @Test
    void anEmptyHistoryIsSavedToo(@TempDir Path folder) throws IOException {
        history.saveCsv(folder.resolve("a.csv"));
        history.saveJson(folder.resolve("a.json"));

        assertEquals("epoch,learning_rate,seconds\n", Files.readString(folder.resolve("a.csv")));
        assertTrue(Files.readString(folder.resolve("a.json")).contains("\"best_epoch\": null"));
    }

    @Test
    void fitStoresTheSettingsAndTheRateOfTheLastStepOfEachEpoch() {
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        Descent optimizer = new Descent(.5);
        model.compile(optimizer, new MeanSquaredError());
        Callback halves = new Callback() {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                run.optimizer().setLearningRate(run.optimizer().learningRate() / 2);
            }
        };
        Tensor x = Tensor.zeros(4, 1);

        History trained = model.fit(
                x,
                x,
                new FitOptions().epochs(3).batchSize(2).seed(7).validation(x, x).callback(halves));

        assertEquals(List.of(.5, .25, .125), trained.learningRates());
        Map<String, Object> settings = trained.settings();
        assertEquals("MeanSquaredError(MEAN)", settings.get("loss"));
        assertEquals("Descent", settings.get("optimizer"));
        assertEquals(3, settings.get("epochs"));
        assertEquals(2, settings.get("batch_size"));
        assertEquals(7L, settings.get("seed"));
        assertEquals(4, settings.get("samples"));
        assertEquals(4, settings.get("validation_samples"));
    }

    private void epochs(String name, double... values) {
        for (double value : values) {
            history.addEpoch(Map.of(name, value), .1, 1);
        }
    }
}
