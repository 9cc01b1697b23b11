package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.beras.activations.Softmax;
import io.beras.data.images.ImageInput;
import io.beras.layers.Dense;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** evaluate, predict and summary with folders of images, with IDX files, and with a .beras file in place of a run. */
class UseFilesTest extends CommandFixture {

    private static final int SIDE = 4;
    private static final int RED = 0xDC2020;
    private static final int BLUE = 0x2020DC;

    @Test
    void evaluatesAFolderOfImages() throws IOException {
        trainColors();
        Path other = home.resolve("other");
        writeImage(other.resolve("red/1.png"), 9, RED + 0x10);
        writeImage(other.resolve("red/2.png"), 3, RED);
        writeImage(other.resolve("blue/1.png"), SIDE, BLUE);
        Files.writeString(other.resolve("notes.txt"), "beside the folders of the classes");

        assertEquals(0, command.run("evaluate", "colors", "--images", other.toString()), command.err());
        List<String> lines = command.outLines();
        assertEquals("Data: " + other + " (3 samples).", lines.get(0));
        assertTrue(lines.get(1).matches("3 samples: loss \\d\\.\\d{4}, accuracy 100\\.00 %"), command.out());
        assertTrue(lines.contains("red                 1.00    1.00  1.00        2"), command.out());

        JsonObject result = json("evaluate", "colors", "--images", other.toString(), "--json");
        assertEquals(3, result.get("samples").getAsInt());
        assertEquals("[[1,0],[0,2]]", result.getAsJsonArray("confusion_matrix").toString());
    }

    @Test
    void evaluatesIdxFilesPlainAndGzipped() throws IOException {
        trainShades();
        Path images = writeIdx("images.idx", 0x803, 4, SIDE, SIDE, shades(4));
        Path labels = writeIdx("labels.idx", 0x801, 4, 0, 0, labels(4));

        assertEquals(
                0,
                command.run(
                        "evaluate",
                        "shades",
                        "--idx",
                        images.toString(),
                        gzipped(labels).toString()),
                command.err());
        assertEquals("Data: " + images + " (4 samples).", command.outLines().get(0));
        assertTrue(command.outLines().get(1).matches("4 samples: loss .*, accuracy 100\\.00 %"), command.out());

        JsonObject result =
                json("evaluate", "shades", "--json", "--idx", gzipped(images).toString(), labels.toString());
        assertEquals("[[2,0],[0,2]]", result.getAsJsonArray("confusion_matrix").toString());
        assertEquals("shades", result.get("run").getAsString());
    }

    @Test
    void predictsIdxFilesPlainAndGzipped() throws IOException {
        trainShades();
        Path images = writeIdx("images.idx", 0x803, 3, SIDE, SIDE, shades(3));

        assertEquals(0, command.run("predict", "shades", images.toString()), command.err());
        List<String> lines = command.outLines();
        assertEquals(3, lines.size(), command.out());
        assertTrue(lines.get(0).startsWith(images + " [0]: 0 ("), command.out());
        assertTrue(lines.get(1).startsWith(images + " [1]: 1 ("), command.out());

        Path gzipped = gzipped(images);
        JsonArray answers =
                json("predict", "shades", gzipped.toString(), "--json").getAsJsonArray("predictions");
        assertEquals(3, answers.size());
        JsonObject last = answers.get(2).getAsJsonObject();
        assertEquals(gzipped.toString(), last.get("file").getAsString());
        assertEquals(2, last.get("index").getAsInt());
        assertEquals("0", last.get("class").getAsString());
        assertEquals(2, last.getAsJsonArray("top").size());
    }

    @Test
    void aModelFileStandsForItsRun() throws IOException {
        Path table = trainKinds();
        Path run = home.resolve("runs/kinds/model.beras");
        Path model = Files.copy(run, home.resolve("alone.beras"));

        assertEquals(0, command.run("evaluate", model.toString(), "--csv", table.toString()), command.err());
        assertTrue(command.outLines().get(1).matches("60 samples: .*, accuracy 100\\.00 %"), command.out());
        JsonObject result = json("evaluate", model.toString(), "--csv", table.toString(), "--json");
        assertEquals(model.toString(), result.get("run").getAsString());
        assertEquals(model.toString(), result.get("model").getAsString());
        assertEquals(60, result.get("samples").getAsInt());

        Path rows = Files.writeString(home.resolve("rows.csv"), "length\n1\n9\n");
        assertEquals(0, command.run("predict", model.toString(), rows.toString()), command.err());
        assertTrue(command.outLines().get(0).startsWith(rows + ", line 2: iris ("), command.out());
        assertEquals(
                "rose",
                json("predict", model.toString(), rows.toString(), "--json")
                        .getAsJsonArray("predictions")
                        .get(1)
                        .getAsJsonObject()
                        .get("class")
                        .getAsString());

        assertEquals(0, command.run("summary", model.toString()), command.err());
        assertTrue(command.out().contains("\nDense(1, 64) "), command.out());
        assertTrue(command.outLines().contains("file: " + model), command.out());
        assertTrue(command.outLines().contains("classes: [iris, rose]"), command.out());

        // Alone, the file has no test data; in the folder of its run, it has.
        requireFailure(
                "the model " + model
                        + " belongs to no run with test data; give the data with --data, --csv, --images or --idx.",
                "evaluate",
                model.toString());
        assertEquals(0, command.run("evaluate", run.toString()), command.err());
        assertTrue(command.outLines().get(1).startsWith("12 samples: "), command.out());
    }

    @Test
    void filesThatDoNotFitAreOneSentenceWithTheRemedy() throws IOException {
        trainShades();
        Path images = writeIdx("images.idx", 0x803, 4, SIDE, SIDE, shades(4));
        Path labels = writeIdx("labels.idx", 0x801, 4, 0, 0, new byte[] {0, 1, 2, 1});
        Path few = writeIdx("few.idx", 0x801, 3, 0, 0, labels(3));
        Path wide = writeIdx("wide.idx", 0x803, 2, SIDE, 2 * SIDE, new byte[4 * SIDE * SIDE]);
        Path folder = Files.createDirectories(home.resolve("mixed/0")).getParent();

        requireFailure(
                labels + ": label 2 is 2, but the model has the classes 0 to 1; give labels of this model.",
                "evaluate",
                "shades",
                "--idx",
                images.toString(),
                labels.toString());
        requireFailure(
                images + " holds 4 images, but " + few + " has the labels of 3; give files that belong together.",
                "evaluate",
                "shades",
                "--idx",
                images.toString(),
                few.toString());
        requireFailure(
                wide + " holds grey images of 4 × 8 pixels, but the model takes 1 × 4 × 4 values (channels × height ×"
                        + " width); give images of this size.",
                "predict",
                "shades",
                wide.toString());
        requireFailure(
                folder + " has no images in subfolders named as the classes [0, 1]; add some.",
                "evaluate",
                "shades",
                "--images",
                folder.toString());
        Files.copy(images, folder.resolve("0/images.idx"));
        requireFailure(
                folder + " holds 4 images, but one in each file would be 1; give IDX files with --idx.",
                "evaluate",
                "shades",
                "--images",
                folder.toString());
        Files.createDirectories(folder.resolve("cat"));
        requireFailure(
                folder.resolve("cat")
                        + " is no class of the model; its classes are [0, 1]: rename the folder, or move it away.",
                "evaluate",
                "shades",
                "--images",
                folder.toString());
        requireFailure(
                "the model " + home.resolve("runs/shades/model.beras")
                        + " does not take grey images of 28 × 28 pixels, which --data gives; give data of its kind with"
                        + " --csv, --images or --idx.",
                "evaluate",
                "shades",
                "--data",
                "synthetic");
    }

    /** A program may save a model that it has not compiled. */
    @Test
    void aModelWithoutALossPredictsAndIsNotTested() throws IOException {
        Model bare = new SequentialModel(new Dense(SIDE * SIDE, 2), new Softmax());
        bare.info().input(ImageInput.of(1, SIDE, SIDE).flat());
        Path model = home.resolve("bare.beras");
        bare.save(model);
        Path images = writeIdx("images.idx", 0x803, 2, SIDE, SIDE, shades(2));
        Path labels = writeIdx("labels.idx", 0x801, 2, 0, 0, labels(2));

        assertEquals(0, command.run("predict", model.toString(), images.toString()), command.err());
        requireFailure(
                "the model " + model + " has no loss to test, because its program saved it before it was compiled;"
                        + " compile it before saving, or use beras predict.",
                "evaluate",
                model.toString(),
                "--idx",
                images.toString(),
                labels.toString());
    }

    private void requireFailure(String message, String... arguments) {
        assertEquals(1, command.run(arguments), command.out());
        assertEquals("beras: " + message, command.err());
        assertEquals("", command.out());
    }

    private JsonObject json(String... arguments) {
        assertEquals(0, command.run(arguments), command.err());
        return JsonParser.parseString(command.out()).getAsJsonObject();
    }

    private void train(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "train";
        all[1] = "--quiet";
        System.arraycopy(options, 0, all, 2, options.length);
        assertEquals(0, command.run(all), command.err());
    }

    private void trainColors() throws IOException {
        for (int i = 0; i < 15; i++) {
            writeImage(home.resolve("images/red/" + i + ".png"), SIDE, RED + i);
            writeImage(home.resolve("images/blue/" + i + ".png"), SIDE, BLUE + (i << 8));
        }
        train("--images", home.resolve("images").toString(), "--epochs", "20", "--name", "colors");
    }

    /** Dark images are of class 0, light ones of class 1. */
    private void trainShades() throws IOException {
        train(
                "--idx",
                writeIdx("training-images.idx", 0x803, 200, SIDE, SIDE, shades(200))
                        .toString(),
                writeIdx("training-labels.idx", 0x801, 200, 0, 0, labels(200)).toString(),
                "--epochs",
                "20",
                "--name",
                "shades");
    }

    private Path trainKinds() throws IOException {
        StringBuilder table = new StringBuilder("length,kind\n");
        for (int i = 0; i < 60; i++) {
            table.append(i % 2 == 0 ? 1 + i / 60.0 : 8 + i / 60.0).append(i % 2 == 0 ? ",iris\n" : ",rose\n");
        }
        Path file = Files.writeString(home.resolve("kinds.csv"), table);
        train("--csv", file.toString(), "--epochs", "20", "--name", "kinds");
        return file;
    }

    private static void writeImage(Path file, int side, int color) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, color);
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static byte[] shades(int count) {
        byte[] pixels = new byte[count * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            int image = i / (SIDE * SIDE);
            pixels[i] = (byte) (image % 2 == 0 ? 10 + i % 30 : 220 + i % 30);
        }
        return pixels;
    }

    private static byte[] labels(int count) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 2);
        }
        return labels;
    }

    /** Writes an array of rank 3, or of rank 1 if there are no rows. */
    private Path writeIdx(String name, int magic, int count, int rows, int columns, byte[] values) throws IOException {
        ByteBuffer header =
                ByteBuffer.allocate(rows == 0 ? 8 : 16).putInt(magic).putInt(count);
        if (rows > 0) {
            header.putInt(rows).putInt(columns);
        }
        return Files.write(
                home.resolve(name),
                ByteBuffer.allocate(header.capacity() + values.length)
                        .put(header.array())
                        .put(values)
                        .array());
    }

    private static Path gzipped(Path file) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(copy))) {
            out.write(Files.readAllBytes(file));
        }
        return copy;
    }
}
