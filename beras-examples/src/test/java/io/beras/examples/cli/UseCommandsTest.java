package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.ConfigTypes;
import io.beras.core.config.Configurable;
import io.beras.io.Npz;
import io.beras.io.Safetensors;
import io.beras.layers.Dense;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** evaluate, predict, summary, plot and export with small runs of a table, of a regression and of digits. */
class UseCommandsTest extends CommandFixture {

    @Test
    void evaluatesATableWithTheNamesOfItsClasses() throws IOException {
        trainFlowers();

        assertEquals(0, command.run("evaluate", "flowers"), command.err());

        List<String> lines = command.outLines();
        assertTrue(lines.get(1).matches("18 samples: loss \\d\\.\\d{4}, accuracy 100\\.00 %"), command.out());
        assertTrue(lines.contains("iris                1.00    1.00  1.00        9"), command.out());
        assertTrue(lines.contains("expected  iris     9     0"), command.out());
    }

    @Test
    void evaluatesAnotherTableAndWritesJson() throws IOException {
        trainFlowers();

        assertEquals(0, command.run("evaluate", "flowers", "--csv", flowers().toString(), "--json"), command.err());

        JsonObject result = JsonParser.parseString(command.out()).getAsJsonObject();
        assertEquals("flowers", result.get("run").getAsString());
        assertEquals(90, result.get("samples").getAsInt());
        assertEquals(1, result.getAsJsonObject("metrics").get("accuracy").getAsDouble());
        assertEquals(
                "[[45,0],[0,45]]", result.getAsJsonArray("confusion_matrix").toString());
    }

    @Test
    void predictsTheRowsOfTablesWithoutTheTarget() throws IOException {
        trainFlowers();
        Path two = Files.writeString(home.resolve("two.csv"), "length,colour\n1.1,red\n9.0,blue\n");
        Path one = Files.writeString(home.resolve("one.csv"), "colour,length\nblue,8.7\n");

        assertEquals(0, command.run("predict", "last", two.toString(), one.toString()), command.err());

        List<String> lines = command.outLines();
        assertEquals(3, lines.size(), command.out());
        assertTrue(lines.get(0).startsWith(two + ", line 2: iris ("), command.out());
        assertTrue(lines.get(1).startsWith(two + ", line 3: rose ("), command.out());
        assertTrue(lines.get(2).startsWith(one + ", line 2: rose ("), command.out());
    }

    @Test
    void aRegressionIsInTheUnitsOfItsTarget() throws IOException {
        trainHouses();

        assertEquals(0, command.run("evaluate", "houses"), command.err());
        assertTrue(
                command.outLines()
                        .get(1)
                        .matches(
                                "12 samples: loss .*, R² 0\\.9\\d{3}, mean absolute error .* \\(in the units of price\\)"),
                command.out());

        Path house = Files.writeString(home.resolve("house.csv"), "area\n100\n");
        assertEquals(0, command.run("predict", "houses", house.toString(), "--json"), command.err());
        JsonObject answer = JsonParser.parseString(command.out())
                .getAsJsonObject()
                .getAsJsonArray("predictions")
                .get(0)
                .getAsJsonObject();
        assertEquals(300, answer.get("value").getAsDouble(), 30);
        assertEquals(2, answer.get("line").getAsInt());
    }

    @Test
    void predictsADrawingAndAnArray() throws IOException {
        trainDigits();
        Path drawing = drawing();
        Path array = npy("samples.npy", Tensor.zeros(2, 784));

        assertEquals(0, command.run("predict", "digits", drawing.toString(), array.toString()), command.err());
        assertEquals(3, command.outLines().size(), command.out());
        assertTrue(
                command.outLines()
                        .get(0)
                        .matches("\\Q" + drawing + "\\E: \\d \\(.* %\\), \\d \\(.* %\\), \\d \\(.* %\\)"),
                command.out());
        assertTrue(command.outLines().get(2).startsWith(array + " [1]: "), command.out());
    }

    @Test
    void summarizesExportsAndPlots() throws IOException {
        trainDigits();

        assertEquals(0, command.run("summary", "digits"), command.err());
        assertTrue(command.out().contains("Dense(784, 10)"), command.out());
        assertTrue(command.outLines().contains("data: synthetic digits"), command.out());

        Path npz = home.resolve("weights.npz");
        assertEquals(0, command.run("export", "digits", "--npz", npz.toString()), command.err());
        assertEquals(2, Npz.read(npz).size());

        Path safetensors = home.resolve("weights"); // the option names the format, not the ending
        assertEquals(0, command.run("export", "digits", "--safetensors", safetensors.toString()), command.err());
        assertEquals(
                List.of("dense_1/b", "dense_1/w"),
                List.copyOf(Safetensors.read(safetensors).keySet()));

        Path plots = home.resolve("plots");
        assertEquals(0, command.run("plot", "digits", "--out", plots.toString()), command.err());
        assertEquals(
                List.of(
                        plots.resolve("metrics.png").toString(),
                        plots.resolve("predictions.png").toString(),
                        plots.resolve("confusion.png").toString()),
                command.outLines());
        assertTrue(Files.exists(plots.resolve("predictions.png")));
        assertTrue(Files.exists(plots.resolve("confusion.png")));
    }

    @Test
    void exportsAModelForOnnxRuntime() throws IOException {
        trainFlowers();
        Path onnx = home.resolve("flowers.onnx");
        Path model = home.resolve("runs/flowers/model.beras");

        assertEquals(0, command.run("export", "flowers", "--onnx", onnx.toString()), command.err());
        List<String> lines = command.outLines();
        assertEquals(onnx + " predicts as " + model + ", with 6 ONNX nodes:", lines.get(0));
        assertEquals("input: float (batch, 3)", lines.get(1));
        assertEquals("1 Sub(input, input/mean) -> Sub_1", lines.get(2)); // the standardization of the table
        assertEquals("output: float (batch, 2)", lines.get(lines.size() - 1));
        assertTrue(Files.size(onnx)
                > 4
                        * Model.load(model).weights().stream()
                                .mapToLong(Tensor::length)
                                .sum());

        requireFailure(
                onnx + " exists; give another name, or replace it with --force.",
                "export",
                "flowers",
                "--onnx",
                onnx.toString());
        assertEquals(0, command.run("export", "flowers", "--onnx", onnx.toString(), "--force"), command.err());
        requireFailure(
                home + " is a folder; give a file, such as " + home.resolve("model.onnx") + ".",
                "export",
                "flowers",
                "--onnx",
                home.toString());
    }

    /** A layer of a person's own; the test registers it, as a program with the layer on its class path would. */
    private record Doubled() implements Callable, Configurable {

        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0].mul(2);
        }

        @Override
        public Config config() {
            return Config.empty();
        }
    }

    @Test
    void aModelThatOnnxCannotHoldIsOneSentence() throws IOException {
        ConfigTypes.register(Doubled.class, config -> new Doubled());
        SequentialModel model = new SequentialModel(new Dense(2, 1), new Doubled());
        model.info().inputShape(2);
        Path file = home.resolve("doubled.beras");
        model.save(file);
        Path onnx = home.resolve("doubled.onnx");

        requireFailure(
                "Doubled has no ONNX operator; replace it with layers and activations of Beras.",
                "export",
                file.toString(),
                "--onnx",
                onnx.toString());
        assertFalse(Files.exists(onnx));
    }

    @Test
    void plotsTheTestOfATable() throws IOException {
        trainFlowers();
        requirePlots("flowers", "confusion.png");
        trainHouses();
        requirePlots("houses", "predictions.png");
    }

    /** The run has the plot, and plot draws it again. */
    private void requirePlots(String run, String plotOfTheTest) throws IOException {
        Path folder = home.resolve("runs").resolve(run);
        for (String name : List.of("confusion.png", "predictions.png")) {
            assertEquals(name.equals(plotOfTheTest), Files.deleteIfExists(folder.resolve(name)), name);
        }
        assertEquals(0, command.run("plot", run), command.err());
        assertEquals(
                List.of(
                        folder.resolve("metrics.png").toString(),
                        folder.resolve(plotOfTheTest).toString()),
                command.outLines());
        assertTrue(ImageIO.read(folder.resolve(plotOfTheTest).toFile()).getWidth() >= 600);
    }

    @Test
    void aConfusionMatrixOfManyClassesIsLeftOutWithASentence() throws IOException {
        StringBuilder table = new StringBuilder("length,kind\n");
        IntStream.range(0, 31 * 10)
                .forEach(i -> table.append(i / 31 + 20 * (i % 31))
                        .append(",kind")
                        .append(i % 31)
                        .append('\n'));
        Path file = Files.writeString(home.resolve("kinds.csv"), table);
        String sentence =
                "confusion.png is left out: 31 classes are more than the 30 that a plot can show; beras evaluate"
                        + " --json prints their counts.";

        assertEquals(0, command.run("train", "--csv=" + file, "--epochs=1", "--name=kinds"), command.err());
        assertTrue(command.outLines().contains(sentence), command.out());
        assertEquals(0, command.run("plot", "kinds"), command.err());
        assertEquals(sentence, command.outLines().get(1));
        assertFalse(Files.exists(home.resolve("runs/kinds/confusion.png")));
    }

    @Test
    void wrongFilesAreOneSentenceWithBothSides() throws IOException {
        trainFlowers();
        trainDigits();
        Path narrow = Files.writeString(home.resolve("narrow.csv"), "colour\nred\n");
        Path array = npy("wide.npy", Tensor.zeros(2, 64));
        Path image = drawing();

        requireFailure(
                narrow + " lacks the column [length], which the model needs; its first line names [colour], so add the"
                        + " missing columns or correct their names.",
                "predict",
                "flowers",
                narrow.toString());
        requireFailure(
                image
                        + " is a PNG image, but the model takes tables with the columns [length, colour]; give a CSV file.",
                "predict",
                "flowers",
                image.toString());
        requireFailure(
                narrow + " is a table, but the model takes images; give PNG, JPEG or IDX files.",
                "predict",
                "digits",
                narrow.toString());
        requireFailure(
                array
                        + " has the shape (2, 64), but a sample of the model has (784); save an array of the shape (n, 784).",
                "predict",
                "digits",
                array.toString());
        requireFailure(
                home.resolve("no.png") + " does not exist; give the path of the input of the model.",
                "predict",
                "digits",
                home.resolve("no.png").toString());
        requireFailure(
                narrow + " lacks the column [length], which the model needs; its first line names [colour], so add the"
                        + " missing columns or correct their names.",
                "evaluate",
                "flowers",
                "--csv",
                narrow.toString());
        requireFailure(
                "the model " + home.resolve("runs/digits/model.beras")
                        + " takes images, not a table; give --images, --idx or --data.",
                "evaluate",
                "digits",
                "--csv",
                narrow.toString());
        requireFailure(
                home + " is a folder; give a file, such as " + home.resolve("weights.npz") + ".",
                "export",
                "digits",
                "--npz",
                home.toString());
        requireFailure(
                narrow + " exists; give another name, or replace it with --force.",
                "export",
                "digits",
                "--npz",
                narrow.toString());
    }

    /** The remedies are those of a person with a file and a command, not the methods of the library. */
    @Test
    void wrongCellsAreInWordsOfTheCommand() throws IOException {
        trainFlowers();
        trainHouses();
        Map<String, String> messages = Map.of(
                "length,colour,kind\n,red,iris\n",
                ", line 2, column \"length\", is empty; fill it in, or remove the line.",
                "length,colour,kind\nNA,red,iris\n",
                ", line 2, column \"length\", holds \"NA\", which marks a missing value; fill it in, or remove the line.",
                "length,colour,kind\nlong,red,iris\n",
                ", line 2, column \"length\", holds \"long\", which is not a number such as 1.5; correct it, or remove the"
                        + " line.",
                "length,length,kind\n1,1,iris\n",
                " must name each column once in its first line, but the line has \"length\" twice: [length, length, kind];"
                        + " correct the names.");
        Path file = home.resolve("new.csv");
        for (Map.Entry<String, String> message : messages.entrySet()) {
            Files.writeString(file, message.getKey());
            requireFailure(file + message.getValue(), "predict", "flowers", file.toString());
            requireFailure(file + message.getValue(), "evaluate", "flowers", "--csv", file.toString());
        }
        Files.writeString(file, "area,price\n100,cheap\n");
        requireFailure(
                file + ", line 2, column \"price\", holds \"cheap\", which is not a number such as 1.5; correct it, or"
                        + " remove the line.",
                "evaluate",
                "houses",
                "--csv",
                file.toString());
        Path model = Files.writeString(home.resolve("new.beras"), "no model");
        for (String command : List.of("summary", "evaluate")) {
            requireFailure(model + " is no model of Beras; give the model.beras of a run.", command, model.toString());
        }
    }

    @Test
    void wrongUsageIsExitCode2() {
        assertEquals(2, command.run("predict", "last"));
        assertEquals("beras: Missing required parameter: 'FILE'. See 'beras predict --help'.", command.err());
        assertEquals(2, command.run("evaluate", "last", "--data", "auto", "--csv", "x.csv"));
        assertEquals(
                "beras: --data, --csv, --images and --idx exclude each other; give one of them."
                        + " See 'beras evaluate --help'.",
                command.err());
        assertEquals(2, command.run("export", "last"));
        assertEquals(2, command.run("export", "last", "--npz", "x.npz", "--onnx", "x.onnx"));
        assertTrue(command.err().startsWith("beras: --npz=FILE"), command.err());
        for (String name : new String[] {"evaluate", "summary", "plot"}) {
            assertEquals(1, command.run(name, "nothing"));
            assertTrue(command.err().startsWith("beras: there is no run \"nothing\""), command.err());
            assertEquals(1, command.err().lines().count(), command.err());
        }
    }

    private void requireFailure(String message, String... arguments) {
        assertEquals(1, command.run(arguments), command.out());
        assertEquals("beras: " + message, command.err());
        assertEquals("", command.out());
    }

    private void trainFlowers() throws IOException {
        train("--csv", flowers().toString(), "--target", "kind", "--epochs", "20", "--name", "flowers");
    }

    private void trainHouses() throws IOException {
        StringBuilder table = new StringBuilder("area,price\n");
        for (int i = 0; i < 60; i++) {
            table.append(String.format(Locale.ROOT, "%d,%d%n", 30 + 3 * i, 3 * (30 + 3 * i) + i % 5));
        }
        Path file = Files.writeString(home.resolve("houses.csv"), table);
        train("--csv", file.toString(), "--target", "price", "--epochs", "80", "--name", "houses");
    }

    private void trainDigits() {
        train("--data", "synthetic", "--model", "simple", "--epochs", "1", "--name", "digits");
    }

    private void train(String... options) {
        String[] arguments =
                Stream.concat(Stream.of("train", "--quiet"), Stream.of(options)).toArray(String[]::new);
        assertEquals(0, command.run(arguments), command.err());
        assertFalse(command.out().isEmpty());
    }

    /** Short flowers are irises and long ones are roses. */
    private Path flowers() throws IOException {
        StringBuilder table = new StringBuilder("length,colour,kind\n");
        for (int i = 0; i < 90; i++) {
            String colour = i % 3 == 0 ? "red" : "blue";
            table.append(String.format(
                    Locale.ROOT,
                    "%.1f,%s,%s%n",
                    (i % 2 == 0 ? 1 : 8) + 0.02 * i,
                    colour,
                    i % 2 == 0 ? "iris" : "rose"));
        }
        return Files.writeString(home.resolve("flowers.csv"), table);
    }

    private Path drawing() throws IOException {
        BufferedImage image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        for (int row = 10; row < 50; row++) {
            for (int column = 28; column < 33; column++) {
                image.setRGB(column, row, 0xFFFFFF);
            }
        }
        Path file = home.resolve("one.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** An array of an .npz file is a .npy file. */
    private Path npy(String name, Tensor x) throws IOException {
        Path archive = home.resolve(name + ".npz");
        Npz.write(archive, Map.of("x", x));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return Files.write(
                    home.resolve(name),
                    zip.getInputStream(zip.getEntry("x.npy")).readAllBytes());
        }
    }
}
