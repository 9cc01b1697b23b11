package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.examples.runs.RunFolder;
import io.beras.examples.runs.RunLock;
import io.beras.examples.runs.Runs;
import io.beras.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeTest extends CommandFixture {

    /** A run of three epochs that goes on to five has the weights of a run of five: the schedule is constant. */
    @Test
    void aFinishedRunGoesOnWithMoreEpochs() throws Exception {
        train("long", "--epochs=5");
        train("short", "--epochs=3");

        assertEquals(0, command.run("train", "--resume=short", "--epochs=5"), command.err());

        assertArrayEquals(weights("long"), weights("short"));
        assertEquals("5", run("short").readSettings().get("epochs"));
        assertEquals(5, run("short").readRecord().results().get("epochs"));
        assertTrue(command.out().contains("epoch 4/5"), command.out());
    }

    @Test
    void aFinishedRunIsRefusedWithoutMoreEpochs() throws Exception {
        train("first", "--epochs=2");

        for (List<String> args : List.of(List.of("--resume=first"), List.of("--resume=last", "--epochs=2"))) {
            List<String> all = new ArrayList<>(List.of("train"));
            all.addAll(args);
            assertEquals(1, command.run(all.toArray(String[]::new)));
            assertEquals(
                    "beras: the run " + run("first").path()
                            + " is finished after 2 epochs; to train it longer give a larger"
                            + " --epochs, or start another run.",
                    command.err());
        }
    }

    @Test
    void aRunThatAnotherProcessTrainsIsLeftAlone() throws Exception {
        train("first", "--epochs=2");
        float[] expected = weights("first");

        try (RunLock lock = RunLock.take(run("first"))) {
            for (List<String> args : List.of(
                    List.of("train", "--resume=first", "--epochs=3"),
                    List.of("train", "--data=synthetic", "--name=first", "--force"))) {
                assertEquals(1, command.run(args.toArray(String[]::new)));
                assertTrue(
                        command.err()
                                .startsWith("beras: another process trains the run "
                                        + run("first").path()),
                        command.err());
            }
        }

        assertArrayEquals(expected, weights("first"));
        assertEquals(0, command.run("train", "--resume=first", "--epochs=3"), command.err());
    }

    /** As after a kill that came before the first checkpoint, or between the last checkpoint and the end. */
    @Test
    void anUnfinishedRunIsFinished() throws Exception {
        train("first", "--epochs=2");
        float[] expected = weights("first");
        RunFolder run = run("first");

        Files.move(run.lastState(), run.checkpoint());
        assertEquals(0, command.run("train", "--resume=first"), command.err());
        assertArrayEquals(expected, weights("first"));
        assertTrue(run.isFinished());

        Files.delete(run.lastState());
        Files.delete(run.model());
        Files.delete(run.record());
        assertEquals(0, command.run("train", "--resume=first"), command.err());
        assertArrayEquals(expected, weights("first"));
        assertEquals("finished", run.readRecord().state());
    }

    @Test
    void otherDataAreRefused() throws Exception {
        Path csv = Files.writeString(home.resolve("t.csv"), "x,y\n" + "1,a\n2,b\n".repeat(30));
        assertEquals(0, command.run("train", "--csv=" + csv, "--name=first", "--epochs=2"), command.err());
        String sum = run("first").readRecord().data().sha256();
        Files.writeString(csv, "x,y\n" + "1,a\n3,b\n".repeat(30));

        assertEquals(1, command.run("train", "--resume=first", "--epochs=3"));

        assertTrue(
                command.err()
                        .startsWith("beras: the run " + run("first").path() + " was trained on t with the SHA-256 sum "
                                + sum.substring(0, 12) + "…, but the data now are t with the sum "),
                command.err());
        assertTrue(
                command.err()
                        .endsWith("restore the data, or start another run with --config "
                                + run("first").settings() + "."),
                command.err());
    }

    /** Another fraction would test on samples that the model was trained on. */
    @Test
    void anotherTestPartIsRefused() throws Exception {
        Path csv = Files.writeString(home.resolve("t.csv"), "x,y\n" + "1,a\n2,b\n".repeat(30));
        assertEquals(0, command.run("train", "--csv=" + csv, "--name=first", "--epochs=2"), command.err());

        assertEquals(2, command.run("train", "--resume=first", "--epochs=3", "--test=0.4"));
        assertEquals(
                "beras: --resume tests on what the run left out, --test 0.2, not on --test 0.4; leave --test out, or start"
                        + " another run with --config " + run("first").settings() + ". See 'beras train --help'.",
                command.err());
        assertEquals(2, command.run("train", "--resume=first", "--epochs=3", "--test=" + csv), command.err());
        assertEquals(0, command.run("train", "--resume=first", "--epochs=3", "--test=0.2"), command.err());
    }

    @Test
    void aRunWhoseLossIsNotFiniteHasFailed() throws Exception {
        Path csv = Files.writeString(home.resolve("t.csv"), "x,y\n" + "1,1.5\n2,2.5\n3,3.25\n".repeat(30));
        assertEquals(
                1,
                command.run(
                        "train",
                        "--csv=" + csv,
                        "--name=first",
                        "--epochs=50",
                        "--optimizer=sgd",
                        "--learning-rate=1e30"));
        assertTrue(command.err().contains("the loss is "), command.err());
        assertTrue(
                command.err().endsWith("its values have grown too large: give a smaller --learning-rate."),
                command.err());
        assertEquals("failed", run("first").readRecord().state());

        assertEquals(1, command.run("train", "--resume=first"));
        assertEquals(
                "beras: the run " + run("first").path()
                        + " ended because its loss was not finite, and would end so again;"
                        + " start another run with --config " + run("first").settings()
                        + " and a smaller --learning-rate.",
                command.err());
        assertEquals(1, command.run("predict", "last", csv.toString()));
        assertEquals(
                "beras: the run " + run("first").path()
                        + " has no model: its loss was not finite in the first epoch; start"
                        + " another run with beras train --config "
                        + run("first").settings()
                        + " and a smaller --learning-rate.",
                command.err());
    }

    /** The kept model is that of the epoch that has reached the accuracy, also if an epoch before had a smaller loss. */
    @Test
    void untilAccuracyKeepsTheEpochThatReachedIt() throws Exception {
        // The labels are random, so that the validation loss rises from the first epoch on, and the accuracy varies.
        java.util.Random random = new java.util.Random(1);
        StringBuilder rows = new StringBuilder("a,b,c,y\n");
        for (int i = 0; i < 300; i++) {
            rows.append(random.nextGaussian())
                    .append(',')
                    .append(random.nextGaussian())
                    .append(',');
            rows.append(random.nextGaussian()).append(random.nextBoolean() ? ",yes\n" : ",no\n");
        }
        Path csv = Files.writeString(home.resolve("t.csv"), rows);

        assertEquals(
                0,
                command.run(
                        "train",
                        "--csv=" + csv,
                        "--name=first",
                        "--layers=64",
                        "--learning-rate=0.03",
                        "--epochs=60",
                        "--patience=50",
                        "--until-accuracy=65%"),
                command.err());

        RunFolder run = run("first");
        assertTrue(run.readRecord().results().get("epochs") < 60, command.out());
        assertArrayEquals(
                Model.load(run.lastState()).weights().get(0).toFloatArray(), weights("first"), "the last epoch");
    }

    /** The settings of the run hold the names of the columns, which --resume reads. */
    @Test
    void columnsWithCommasCanBeDropped() throws Exception {
        Path csv =
                Files.writeString(home.resolve("t.csv"), "id,\"name, first\",x,y\n" + "1,1,1,a\n2,2,2,b\n".repeat(30));
        assertEquals(
                0,
                command.run("train", "--csv=" + csv, "--name=first", "--epochs=2", "--drop=id,\"name, first\""),
                command.err());
        assertEquals("id,\"name, first\"", run("first").readSettings().get("drop"));
        assertEquals(1, Model.load(run("first").model()).weights().get(0).shape()[0], "x is the only feature");

        assertEquals(0, command.run("train", "--resume=first", "--epochs=3"), command.err());
    }

    /** The library names its methods; the command names its options. */
    @Test
    void optionsThatDoNotFitTheStateAreRefusedInWordsOfTheCommand() throws Exception {
        train("first", "--epochs=3", "--patience=2");
        RunFolder run = run("first");
        Files.move(run.lastState(), run.checkpoint());
        String refused = "beras: can't resume from " + run.checkpoint() + ": ";

        assertEquals(1, command.run("train", "--resume=first", "--epochs=2", "--quiet"));
        assertEquals(
                refused + "the saved run is in epoch 3, and this fit ends after epoch 2; give at least --epochs 3.",
                command.err());
        assertEquals(1, command.run("train", "--resume=first", "--epochs=4", "--patience=0", "--quiet"));
        assertEquals(
                refused + "the run ends early without progress, which --patience 0 would switch off; give a --patience"
                        + " above 0.",
                command.err());
        Files.copy(run.model(), run.checkpoint(), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(1, command.run("train", "--resume=first", "--quiet"));
        assertEquals(
                "beras: " + run.checkpoint() + " holds a model, but not the state of a run; restore the file, or train"
                        + " again with --force.",
                command.err());
    }

    @Test
    void settingsOfTheRunCannotChange() throws Exception {
        train("first", "--epochs=2");

        assertEquals(2, command.run("train", "--resume=first", "--epochs=3", "--learning-rate=1"));

        assertEquals(
                "beras: --resume goes on with the settings of the run, so --learning-rate can't change; start another run"
                        + " with --config " + run("first").settings() + ". See 'beras train --help'.",
                command.err());
        assertEquals(1, command.run("train", "--resume=second"));
        assertTrue(
                command.err().startsWith("beras: there is no run \"second\"; the newest runs are first; "),
                command.err());
    }

    private void train(String name, String... options) {
        List<String> args = new ArrayList<>(List.of(
                "train",
                "--data=synthetic",
                "--model=simple",
                "--schedule=constant",
                "--batch-size=50",
                "--name=" + name));
        args.addAll(List.of(options));
        assertEquals(0, command.run(args.toArray(String[]::new)), command.err());
    }

    private RunFolder run(String name) {
        return new Runs(home).named(name);
    }

    private float[] weights(String name) throws IOException {
        return Model.load(run(name).model()).weights().get(0).toFloatArray();
    }
}
