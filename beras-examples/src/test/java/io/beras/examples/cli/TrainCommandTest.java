package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.beras.core.Tensor;
import io.beras.examples.mnist.DigitData;
import io.beras.examples.mnist.TinyMnist;
import io.beras.examples.runs.RunFolder;
import io.beras.examples.runs.RunRecord;
import io.beras.examples.runs.Runs;
import io.beras.examples.training.MnistModels;
import io.beras.examples.training.RecipeOptions;
import io.beras.examples.training.TrainingOutcome;
import io.beras.examples.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest extends CommandFixture {

    private static final List<String> RUN_FILES = List.of(
            ".lock",
            "confusion.png",
            "history.csv",
            "history.json",
            "last.beras",
            "metrics.png",
            "model.beras",
            "predictions.png",
            "run.json",
            "settings.properties");

    private Path out;
    private Path json;

    @BeforeEach
    void nameFiles() {
        out = home.resolve("pictures");
        json = home.resolve("report.json");
    }

    @Test
    void printsTheDataTheModelTheEpochsAndTheTestAccuracy() {
        assertEquals(0, train("--epochs", "2", "--batch-size", "50", "--seed", "3"), command.err());

        List<String> lines = command.outLines();
        assertEquals("Data: synthetic digits drawn by Beras itself (300 training and 100 test images).", lines.get(0));
        assertTrue(command.out().contains("7,850 parameters (31.4 kB), 7,850 of them trainable"), command.out());
        assertTrue(command.out().contains("Optimizer: Adam(learningRate="), command.out());
        assertTrue(command.out().contains("ExponentialDecay(0.003, factor 0.02 every 2 epochs)"), command.out());
        assertTrue(lines.contains("Training: epochs 2, batch size 50, seed 3"), command.out());
        for (int epoch = 1; epoch <= 2; epoch++) {
            String pattern = "epoch " + epoch + "/2  loss \\d\\.\\d{4}  accuracy \\d+\\.\\d\\d %"
                    + "  val_loss \\d\\.\\d{4}  val_accuracy \\d+\\.\\d\\d %  \\d+\\.\\d s";
            assertEquals(1, lines.stream().filter(line -> line.matches(pattern)).count(), command.out());
        }
        assertEquals(
                "Split: 270 samples to train on, 30 to validate on after each epoch, 100 to test on once at the end.",
                lines.get(1));
        assertTrue(
                lines.get(lines.size() - 3)
                        .matches("Test accuracy \\d+\\.00 %, test loss \\d\\.\\d{4}, in \\d+\\.\\d s"),
                command.out());
        assertEquals("Run: " + out, lines.get(lines.size() - 2));
        assertEquals("Next: beras evaluate " + out + ", beras predict " + out + " FILE", lines.get(lines.size() - 1));
        assertEquals("", command.err());
    }

    @Test
    void writesPlotsAndAReport() throws Exception {
        assertEquals(0, train("--epochs", "3", "--batch-size", "20", "--seed", "3", "--json", json.toString()));

        assertNotNull(ImageIO.read(out.resolve("metrics.png").toFile()));
        assertNotNull(ImageIO.read(out.resolve("predictions.png").toFile()));
        JsonObject report = report();
        assertEquals(
                List.of(
                        "model",
                        "dataset",
                        "dataSha256",
                        "seed",
                        "epochs",
                        "batchSize",
                        "history",
                        "testLoss",
                        "testAccuracy",
                        "testMetrics",
                        "totalSeconds"),
                List.copyOf(report.keySet()));
        assertEquals("simple", report.get("model").getAsString());
        assertEquals("synthetic", report.get("dataset").getAsString());
        assertEquals(3, report.get("seed").getAsInt());
        assertEquals(3, report.get("epochs").getAsInt());
        assertEquals(20, report.get("batchSize").getAsInt());
        assertEquals(3, report.getAsJsonArray("history").size());
        // Ten classes: guessing would be right one time in ten.
        assertTrue(report.get("testAccuracy").getAsDouble() > 0.3, report.toString());
        String percentage =
                String.format("%.0f.00 %%", 100 * report.get("testAccuracy").getAsDouble());
        assertTrue(command.out().contains("Test accuracy " + percentage), command.out());
    }

    @Test
    void writesPlotsUnderRunsWithoutAGivenFolder() throws Exception {
        assertEquals(0, command.run("train", "--model", "simple", "--data", "synthetic", "--epochs", "1"));

        try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
            Path run = runs.toList().get(0);
            assertTrue(
                    run.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d\\.\\d{3}"),
                    run::toString);
            assertEquals(RUN_FILES, namesIn(run));
        }
    }

    @Test
    void theSameSeedGivesTheSameLossAndAnotherSeedAnother() throws Exception {
        double loss = testLoss("7");

        assertEquals(loss, testLoss("7"));
        assertNotEquals(loss, testLoss("8"));
    }

    @Test
    void stopsWhenTheValidationAccuracyIsReached() throws Exception {
        train("--epochs", "4", "--json", json.toString(), "--until-accuracy", "11%");

        assertEquals(1, report().get("epochs").getAsInt());
        assertTrue(command.out().contains("epoch 1/4 "), command.out());

        train("--epochs", "4", "--json", json.toString(), "--until-accuracy", "100%", "--force");

        assertEquals(4, report().get("epochs").getAsInt());
    }

    @Test
    void keepsAnEarlierRunUnlessForced() throws Exception {
        assertEquals(0, train("--epochs", "1"), command.err());
        assertEquals(1, train("--epochs", "1"));
        assertEquals(
                "beras: " + out + " holds a run already (model.beras, last.beras, history.csv, history.json,"
                        + " settings.properties, run.json, metrics.png, predictions.png, confusion.png); choose"
                        + " another --name or --out, or replace that run with --force.",
                command.err());

        assertEquals(0, train("--epochs", "2", "--force"), command.err());
        assertEquals("2", new RunFolder(out).readSettings().get("epochs"));
    }

    @Test
    void forceReplacesRunsOnly() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("history.csv"), "my own");

        assertEquals(1, train("--epochs", "1", "--force"));
        assertEquals(
                "beras: " + out + " holds history.csv, but is no run, because it has no settings.properties; choose"
                        + " another --name or --out.",
                command.err());
        assertEquals("my own", Files.readString(out.resolve("history.csv")));
    }

    @Test
    void aNewRunThatIsImpossibleKeepsTheRunThatItWouldReplace() throws Exception {
        assertEquals(0, train("--epochs", "1"), command.err());
        Path table = Files.writeString(home.resolve("table.csv"), "a,b\n1,x\n2,y\n");

        command.run("train", "--csv", table.toString(), "--model", "lenet", "--out", out.toString(), "--force");

        assertTrue(Files.exists(out.resolve("model.beras")));
    }

    @Test
    void aScheduledRunCanBecomeLonger() throws Exception {
        assertEquals(0, train("--epochs", "1"), command.err());
        assertEquals(0, command.run("train", "--resume", out.toString(), "--epochs", "2"), command.err());
        assertEquals("2", new RunFolder(out).readSettings().get("epochs"));
    }

    @Test
    void keepsTheSettingsTheDataAndTheResults() throws Exception {
        assertEquals(
                0,
                command.run("train", "--data=synthetic", "--layers=16", "--epochs=2", "--name=first"),
                command.err());

        RunFolder run = new Runs(home).find("last");
        assertEquals("first", run.name());
        assertEquals(
                Map.ofEntries(
                        Map.entry("layers", "16"),
                        Map.entry("activation", "relu"),
                        Map.entry("dropout", "0.0"),
                        Map.entry("optimizer", "adam"),
                        Map.entry("learning-rate", "0.002"),
                        Map.entry("weight-decay", "0.01"),
                        Map.entry("schedule", "constant"),
                        Map.entry("epochs", "2"),
                        Map.entry("batch-size", "32"),
                        Map.entry("patience", "50"),
                        Map.entry("validation", "0.1"),
                        Map.entry("data", "synthetic"),
                        Map.entry("seed", "0")),
                run.readSettings());
        RunRecord record = run.readRecord();
        assertEquals("finished", record.state());
        assertEquals("layers 16", record.model());
        assertEquals(
                new RunRecord.Data(
                        "synthetic", "synthetic digits", record.data().sha256(), 270, 30, 100),
                record.data());
        assertTrue(record.results().containsKey("testAccuracy"), record.toString());
        assertEquals(
                "Next: beras evaluate first, beras predict first FILE",
                command.outLines().get(command.outLines().size() - 1));
    }

    /** The settings of a run are a config file: the same settings give the same result. */
    @Test
    void readsOptionsFromAFile() throws Exception {
        train("--epochs", "2", "--seed", "5", "--json", json.toString());
        double loss = report().get("testLoss").getAsDouble();
        Path config = out.resolve("settings.properties");

        assertEquals(
                0,
                command.run("train", "--config", config.toString(), "--name", "again", "--json", json.toString()),
                command.err());
        assertEquals(loss, report().get("testLoss").getAsDouble());

        command.run("train", "--config", config.toString(), "--seed", "6", "--json", json.toString());
        assertEquals(6, report().get("seed").getAsInt());
        assertNotEquals(loss, report().get("testLoss").getAsDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            learning-rat = 0.1 | FILE sets "learning-rat", which is no option of train; did you mean "learning-rate"?
            colour = red       | FILE sets "colour", which is no option of train; beras train --help lists the options.
            name = first       | FILE sets "name", which belongs to one call of the command; give --name on the command line.
            epochs = ten       | Invalid value for option '--epochs': 'ten' is not a whole number from 1 to 2147483647.
            no-header = maybe  | Invalid value for option '--no-header': 'maybe' is neither true nor false.
            """)
    void aWrongSettingInAFileIsWrongUsage(String line, String message) throws Exception {
        Path config = Files.writeString(home.resolve("my.properties"), line);

        assertEquals(2, command.run("train", "--config", config.toString()));

        assertEquals(
                "beras: " + message.replace("FILE", config.toString()) + " See 'beras train --help'.", command.err());
    }

    @Test
    void trainsOnATableOfClasses() throws Exception {
        StringBuilder rows = new StringBuilder("size,colour,kind\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i % 10).append(i % 2 == 0 ? ",red,apple\n" : ",green,pear\n");
        }
        Path csv = Files.writeString(home.resolve("fruit.csv"), rows.toString());

        assertEquals(
                0,
                command.run("train", "--csv", csv.toString(), "--epochs", "20", "--out", out.toString()),
                command.err());

        assertEquals(
                "Data: " + csv + " (60 rows; 3 features, target \"kind\": 2 classes [apple, pear]).",
                command.outLines().get(0));
        assertTrue(command.out().contains("Test accuracy 100.00 %"), command.out());
    }

    @Test
    void trainsOnATableOfNumbers() throws Exception {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 100; i++) {
            rows.append(i * 0.02 - 1).append(',').append(i * 0.04 + 1.5).append('\n');
        }
        Path csv = Files.writeString(home.resolve("line.csv"), rows.toString());

        assertEquals(
                0,
                command.run("train", "--csv", csv.toString(), "--json", json.toString(), "--out", out.toString()),
                command.err());

        assertTrue(command.outLines().get(0).endsWith("target \"y\": regression)."), command.out());
        assertTrue(report().getAsJsonObject("testMetrics").get("r2_score").getAsDouble() > 0.99, report().toString());
        assertTrue(report().get("testAccuracy").isJsonNull());
        assertNotNull(ImageIO.read(out.resolve("metrics.png").toFile()));
    }

    @Test
    void readsADirectoryOfMnist() throws Exception {
        Path directory = Files.createDirectory(home.resolve("mnist"));
        TinyMnist.writeAll(directory);

        int exitCode = command.run(
                "train", "--model", "simple", "--data", directory.toString(), "--epochs", "1", "--out", out.toString());

        assertEquals(0, exitCode, command.err());
        assertEquals(
                "Data: images in MNIST's format from " + directory + " (80 training and 60 test images).",
                command.outLines().get(0));
    }

    @Test
    void theFirstLineReportsWhyDigitsAreSynthetic() {
        command.run("train", "--model", "simple", "--epochs", "1", "--out", out.toString());

        String first = command.outLines().get(0);
        assertTrue(
                first.startsWith("Data: synthetic digits drawn by Beras itself (300 training and 100 test images), "
                        + "because " + home.resolve("data/mnist") + " holds no MNIST and "),
                first);
        assertEquals("", command.err());
    }

    @Test
    void damagedDataIsAFailure() throws Exception {
        Path directory = Files.createDirectory(home.resolve("mnist"));
        Path damaged = Files.writeString(directory.resolve("train-images-idx3-ubyte"), "junk");

        assertEquals(1, command.run("train", "--data", directory.toString()));
        assertTrue(command.err().startsWith("beras: " + directory + " lacks "), command.err());

        TinyMnist.writeAll(directory);
        assertEquals(1, command.run("train", "--data", directory.toString()));
        assertTrue(command.err().startsWith("beras: " + damaged), command.err());
        assertEquals(1, command.err().lines().count());
    }

    @Test
    void anOutputThatCannotBeWrittenFailsBeforeTraining() throws Exception {
        Path file = Files.createFile(home.resolve("file"));

        assertEquals(1, command.run("train", "--data", "synthetic", "--out", file.toString()));
        assertEquals(
                "beras: Cannot write " + file.resolve("model.beras") + ": " + file
                        + " is a file, not a folder; choose another place.",
                command.err());
        assertEquals("", command.out());

        assertEquals(1, train("--json", home.toString()));
        assertEquals(
                "beras: Cannot write " + home + ": it exists and is not an ordinary file; choose another name.",
                command.err());
        assertEquals("", command.out());
        assertEquals(List.of("file"), namesIn(home));
    }

    @ParameterizedTest
    @CsvSource({"run, run", "run/one, run", "run, run/metrics.png", "run, run/../run/model.beras"})
    void aReportWithThePathOfAPlotIsWrongUsage(String out, String json) throws Exception {
        Path report = home.resolve(json);

        int exitCode = command.run(
                "train", "--data", "synthetic", "--out", home.resolve(out).toString(), "--json", report.toString());

        assertEquals(2, exitCode, command.err());
        assertEquals(
                "beras: Invalid value for option '--json': " + report + " is where the run goes; "
                        + "choose another name. See 'beras train --help'.",
                command.err());
        assertEquals("", command.out());
        assertEquals(List.of(), namesIn(home));
    }

    @Test
    void tooLittleMemoryIsAFailureWithARemedy() {
        failWith(new OutOfMemoryError("Java heap space"));

        assertEquals(
                "beras: Out of memory (Java heap space); allow more, for example with JAVA_OPTS=-Xmx2g, "
                        + "or take smaller batches.",
                command.err());
    }

    @Test
    void nativeCodeThatCannotBeLoadedIsAFailure() {
        failWith(new UnsatisfiedLinkError("ND4J's native code could not be unpacked; set -Dx"));

        assertEquals(
                "beras: ND4J's native code could not be unpacked; set -Dx (JAVA_OPTS passes such options to Java).",
                command.err());
    }

    @Test
    void verboseAddsTheStackTrace() {
        failWith(new IllegalStateException("a\nbug"));
        assertEquals(
                "beras: Unexpected failure (java.lang.IllegalStateException: a bug); --verbose shows where, "
                        + "which makes a good bug report.",
                command.err());

        failWith(new IllegalStateException("a\nbug"), "--verbose");
        assertTrue(command.err().contains("\tat io.beras.examples.cli.TrainCommand"), command.err());
    }

    @Test
    void everyWeightAndLossIsBitIdenticalWithTheSameSeed() {
        TrainingOutcome first = advanced(5);
        TrainingOutcome second = advanced(5);

        assertEquals(first.history().batches("loss"), second.history().batches("loss"));
        for (int i = 0; i < weights(first).size(); i++) {
            assertArrayEquals(weights(first).get(i), weights(second).get(i));
        }
        assertNotEquals(first.test().loss(), advanced(6).test().loss());
    }

    private static TrainingOutcome advanced(long seed) {
        DigitData data = new DigitData("synthetic", "synthetic digits", "Data: a few.", TestCommand.DIGITS);
        return new TrainingSession(
                        data, seed, length -> MnistModels.advanced(new RecipeOptions(length.samples(), 2, null)))
                .run();
    }

    private static List<float[]> weights(TrainingOutcome outcome) {
        return outcome.recipe().model().weights().stream()
                .map(Tensor::toFloatArray)
                .toList();
    }

    private int train(String... options) {
        List<String> args =
                new ArrayList<>(List.of("train", "--model", "simple", "--data", "synthetic", "--out", out.toString()));
        args.addAll(List.of(options));
        return command.run(args.toArray(String[]::new));
    }

    private void failWith(Throwable failure, String... options) {
        command = new TestCommand(home, mirror, () -> {
            throw sneaky(failure);
        });
        assertEquals(1, train(options));
        assertEquals("", command.out());
    }

    private static RuntimeException sneaky(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    private double testLoss(String seed) throws IOException {
        train("--epochs", "2", "--seed", seed, "--json", json.toString(), "--force");
        return report().get("testLoss").getAsDouble();
    }

    private JsonObject report() throws IOException {
        return JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
