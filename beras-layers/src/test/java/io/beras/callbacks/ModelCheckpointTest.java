package io.beras.callbacks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.models.Callback;
import io.beras.models.Descent;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.Mode;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import io.beras.models.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckpointTest {

    @TempDir
    Path folder;

    @Test
    void savesEachEpochUnderItsName() {
        new ScriptedTraining(.5, .25, .125).fit(3, new ModelCheckpoint(in("{epoch:02d}-{val_loss:.3f}.beras")));

        assertEquals(List.of("01-0.500.beras", "02-0.250.beras", "03-0.125.beras"), files());
        assertEquals(2, epochIn("02-0.250.beras"));
    }

    @Test
    void savesTheBestOnly() {
        ModelCheckpoint checkpoint = new ModelCheckpoint(in("best.beras")).saveBestOnly();
        new ScriptedTraining(.9, .5, .7, .4, .6).fit(5, checkpoint);

        assertEquals(List.of("best.beras"), files());
        assertEquals(4, epochIn("best.beras"));
        assertEquals(folder.resolve("best.beras"), checkpoint.bestFile().orElseThrow());
    }

    @Test
    void keepsTheBestKAndTheLast() {
        ModelCheckpoint checkpoint =
                new ModelCheckpoint(in("{epoch}.beras")).saveTopK(2).saveLast();
        // After epoch 3: 0.5 and 0.7. Epoch 4 replaces 0.7, epoch 5 replaces 0.5; epoch 6 is no better.
        new ScriptedTraining(.9, .5, .7, .4, .3, .4).fit(6, checkpoint);

        assertEquals(List.of("4.beras", "5.beras", "last.beras"), files());
        assertEquals(6, epochIn("last.beras"));
        assertEquals(List.of(folder.resolve("4.beras"), folder.resolve("5.beras")), checkpoint.keptFiles());
        assertEquals(folder.resolve("5.beras"), checkpoint.bestFile().orElseThrow());
    }

    @Test
    void aWorseEpochDoesNotReplaceTheKeptFileOfItsName() {
        // Both epochs round to 0.5: the file stays that of the better one.
        ModelCheckpoint checkpoint = new ModelCheckpoint(in("{val_loss:.1f}.beras")).saveTopK(3);
        new ScriptedTraining(.51, .52).fit(2, checkpoint);

        assertEquals(List.of("0.5.beras"), files());
        assertEquals(1, epochIn("0.5.beras"));
    }

    @Test
    void theLastEpochDoesNotReplaceTheBestFile() {
        ModelCheckpoint checkpoint =
                new ModelCheckpoint(in("last.beras")).saveBestOnly().saveLast();

        assertThrows(IllegalArgumentException.class, () -> new ScriptedTraining(.9).fit(1, checkpoint));
    }

    @Test
    void aRunThatBranchesOffKeepsTheFilesOfTheFirstRun() throws IOException {
        ModelCheckpoint first = new ModelCheckpoint(in("{epoch}.beras")).saveTopK(2);
        new ScriptedTraining(.9, .8).fit(2, first);

        ModelCheckpoint branch = new ModelCheckpoint(in("branch/{epoch}.beras")).saveTopK(1);
        branch.restore(first.state());
        new ScriptedTraining(.1).fit(1, branch);

        assertEquals(
                List.of("1.beras", "2.beras"),
                files().stream().filter(name -> name.endsWith(".beras")).toList());
    }

    @Test
    void aLargerValueIsBetterInModeMaxAndNanNeverIs() {
        new ScriptedTraining(.9, Double.NaN, .95, .4)
                .fit(4, new ModelCheckpoint(in("{epoch}.beras")).saveTopK(2).mode(Mode.MAX));

        assertEquals(List.of("1.beras", "3.beras"), files());
    }

    @Test
    void deletesOnlyFilesOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("0.beras"), "of another program");
        new ScriptedTraining(.9, .5).fit(2, new ModelCheckpoint(in("{epoch}.beras")).saveTopK(1));

        assertEquals(List.of("0.beras", "2.beras"), files());
    }

    @Test
    void goesOnWithItsFilesAfterAResume() {
        double[] values = {.9, .5, .7, .6, .8};
        new ScriptedTraining(values)
                .fit(3, new ModelCheckpoint(in("{epoch}.beras")).saveTopK(2).saveLast());
        assertEquals(List.of("2.beras", "3.beras", "last.beras"), files());

        ModelCheckpoint second =
                new ModelCheckpoint(in("{epoch}.beras")).saveTopK(2).saveLast();
        new ScriptedTraining(values).fit(options(5).callback(second).resumeFrom(folder.resolve("last.beras")));

        assertEquals(List.of("2.beras", "4.beras", "last.beras"), files());
        assertEquals(folder.resolve("2.beras"), second.bestFile().orElseThrow());
        assertEquals(5, epochIn("last.beras"));
    }

    @Test
    void eachFileCanBeResumedFrom() {
        double[] values = {.9, .5, .7};
        new ScriptedTraining(values).fit(3, new ModelCheckpoint(in("{epoch}.beras")));
        ScriptedTraining resumed = new ScriptedTraining(values);

        History history = resumed.fit(options(3).resumeFrom(folder.resolve("2.beras")));

        assertEquals(3, history.epochs("loss").size());
        assertEquals(3, resumed.epochOfWeight());
    }

    @Test
    void aNewRunDoesNotReplaceItsBestFileByAWorseModel() {
        new ScriptedTraining(.9, .5).fit(2, new ModelCheckpoint(in("best.beras")).saveBestOnly());
        new ScriptedTraining(.8, .6, .7).fit(3, new ModelCheckpoint(in("best.beras")).saveBestOnly());
        assertEquals(2, epochIn("best.beras"));

        new ScriptedTraining(.8, .6, .4).fit(3, new ModelCheckpoint(in("best.beras")).saveBestOnly());
        assertEquals(3, epochIn("best.beras"));

        new ScriptedTraining(.8)
                .fit(1, new ModelCheckpoint(in("best.beras")).saveBestOnly().initialValueThreshold(1));
        assertEquals(1, epochIn("best.beras"));
    }

    /** The loss of another model, or on other data, says nothing about this model. */
    @Test
    void theBestFileOfAnotherModelIsReplaced() throws IOException {
        new ScriptedTraining(.1).fit(1, new ModelCheckpoint(in("best.beras")).saveBestOnly());
        SequentialModel other = new SequentialModel(new Dense(1, 2), new Dense(2, 1));
        other.compile(new Descent(0), new MeanSquaredError());
        Tensor x = Tensor.ones(2, 1);

        other.fit(
                x,
                x.mul(100),
                new FitOptions()
                        .validation(x, x.mul(100))
                        .callback(new ModelCheckpoint(in("best.beras")).saveBestOnly()));

        assertEquals(
                2, Model.load(folder.resolve("best.beras")).weights().get(0).length());
    }

    @Test
    void anInitialThresholdMustBeBeaten() {
        new ScriptedTraining(.9, .5, .4)
                .fit(3, new ModelCheckpoint(in("{epoch}.beras")).saveBestOnly().initialValueThreshold(.5));

        assertEquals(List.of("3.beras"), files());
    }

    @Test
    void savesEveryNEpochsAndTheLastOne() {
        new ScriptedTraining(1)
                .fit(5, new ModelCheckpoint(in("{epoch}.beras")).every(2).saveLast());

        assertEquals(List.of("2.beras", "4.beras", "last.beras"), files());
        assertEquals(5, epochIn("last.beras"));
    }

    @Test
    void savesWithinAnEpochAndOnAnInterrupt() {
        ModelCheckpoint checkpoint =
                new ModelCheckpoint(in("{epoch}-{batch}.beras")).everyBatches(2).saveLast();
        Callback interrupt = new Callback() {
            @Override
            public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
                if (run.epoch() == 2 && run.batch() == 3) {
                    run.interrupt();
                }
            }
        };
        SequentialModel uninterrupted = fit(new FitOptions());
        fit(new FitOptions().callback(interrupt).callback(checkpoint));
        assertEquals(List.of("1-2.beras", "1-4.beras", "1-5.beras", "2-2.beras", "last.beras"), files());

        SequentialModel resumed = fit(new FitOptions().callback(checkpoint).resumeFrom(folder.resolve("last.beras")));

        assertArrayEquals(
                uninterrupted.weights().get(0).toFloatArray(),
                resumed.weights().get(0).toFloatArray());
    }

    @Test
    void theLastFileHoldsTheStateOfEarlyStoppingAfterTheEpoch() throws IOException {
        double[] values = {.9, .5, .6, .7, .8, .1};
        new ScriptedTraining(values)
                .fit(3, new ModelCheckpoint(in("x.beras")), new EarlyStopping("val_loss").patience(3));
        ScriptedTraining resumed = new ScriptedTraining(values);
        EarlyStopping stopping = new EarlyStopping("val_loss").patience(3);

        resumed.fit(options(9).callback(stopping).resumeFrom(folder.resolve("x.beras")));

        assertEquals(5, stopping.stoppedEpoch());
        assertEquals(2, resumed.epochOfWeight());
    }

    @Test
    void aRunThatEarlyStoppingEndedTellsItsReasonAfterAResume() {
        double[] values = {.5, .6, .7};
        new ScriptedTraining(values)
                .fit(9, new ModelCheckpoint(in("x.beras")), new EarlyStopping("val_loss").patience(2));
        ScriptedTraining resumed = new ScriptedTraining(values);
        EarlyStopping stopping = new EarlyStopping("val_loss").patience(2);

        resumed.fit(options(9).callback(stopping).resumeFrom(folder.resolve("x.beras")));

        assertEquals(3, stopping.stoppedEpoch());
        assertTrue(stopping.reason().orElseThrow().startsWith("stopped after epoch 3"));
        assertEquals(1, resumed.epochOfWeight());
    }

    @Test
    void refusesNamesThatNoEpochHas() {
        ScriptedTraining training = new ScriptedTraining(1);

        assertEquals(
                "the name of the checkpoint \"" + in("{auc:.2f}.beras")
                        + "\" holds [auc], but the values at that time are"
                        + " [epoch, batch, loss, val_loss]; use these names in braces",
                refusal(() -> training.fit(1, new ModelCheckpoint(in("{auc:.2f}.beras")))));
        assertTrue(refusal(() -> training.fit(1, new ModelCheckpoint(in("{val_loss:.2f}.beras")).everyBatches(1)))
                .contains("[epoch, batch, loss];"));
        assertEquals(0, training.epochOfWeight());
    }

    @Test
    void refusesSettingsThatContradictEachOther() {
        ScriptedTraining training = new ScriptedTraining(1);

        assertTrue(refusal(() -> training.fit(1, new ModelCheckpoint(in("x.beras")).saveTopK(2)))
                .endsWith("add {epoch:02d} to its name"));
        assertTrue(refusal(() -> training.fit(
                        1, new ModelCheckpoint(in("x.beras")).saveBestOnly().everyBatches(9)))
                .endsWith("add saveLast()"));
        assertTrue(refusal(() -> training.fit(
                        1, new ModelCheckpoint(in("x.beras")).saveBestOnly().monitor("val_auc")))
                .contains("\"val_auc\""));
        assertThrows(IllegalArgumentException.class, () -> new ModelCheckpoint(in("{epoch}/x.beras")).saveLast());
        assertThrows(IllegalArgumentException.class, () -> new ModelCheckpoint(in("x")).saveTopK(0));
    }

    @Test
    void refusesAPlaceThatCanNotBeWrittenBeforeTraining() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        ScriptedTraining training = new ScriptedTraining(1);

        assertThrows(UncheckedIOException.class, () -> training.fit(1, new ModelCheckpoint(in("file/{epoch}.beras"))));
        assertEquals(0, training.epochOfWeight());
    }

    @Test
    void printsItsSettings() {
        assertEquals("ModelCheckpoint(x.beras)", new ModelCheckpoint("x.beras").toString());
        assertEquals(
                "ModelCheckpoint(runs/{epoch}.beras, monitor=val_loss, saveTopK=3, saveLast="
                        + Path.of("runs/last.beras") + ", everyBatches=100)",
                new ModelCheckpoint("runs/{epoch}.beras")
                        .saveTopK(3)
                        .saveLast()
                        .everyBatches(100)
                        .toString());
    }

    /** Two epochs of five batches, without validation. */
    private static SequentialModel fit(FitOptions options) {
        Dense dense = new Dense(1, 1);
        dense.w().assign(Tensor.zeros(1, 1));
        SequentialModel model = new SequentialModel(dense);
        model.compile(new Descent(.01), new MeanSquaredError());
        Tensor x = Tensor.of(1, 2, 3, 4, 5).reshape(5, 1);
        model.fit(x, x, options.epochs(2).batchSize(1));
        return model;
    }

    private static FitOptions options(int epochs) {
        return new FitOptions().epochs(epochs);
    }

    private String in(String name) {
        return folder + "/" + name;
    }

    private int epochIn(String name) {
        try {
            ScriptedTraining training = new ScriptedTraining(1);
            training.model.loadWeights(folder.resolve(name));
            return training.epochOfWeight();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refusal(Executable use) {
        String message = assertThrows(IllegalArgumentException.class, use).getMessage();
        assertFalse(message.isEmpty());
        return message;
    }
}
