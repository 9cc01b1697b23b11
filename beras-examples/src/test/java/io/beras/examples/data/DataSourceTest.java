package io.beras.examples.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.data.images.ImageInput;
import io.beras.data.tables.Task;
import io.beras.examples.mnist.ContentChecksum;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {

    /** Ten rows a class, so that numbers can be classes. */
    private static final String FRUIT = "size,colour,kind\n" + "1,red,apple\n2,green,pear\n".repeat(10);

    @TempDir
    Path folder;

    @Test
    void aTableHasNamesClassesAndAChecksum() throws Exception {
        LoadedData fruit = new CsvSource(write("fruit.csv", FRUIT)).load();

        assertEquals("fruit", fruit.name());
        assertEquals(Task.CLASSIFICATION, fruit.task());
        assertEquals(List.of("apple", "pear"), fruit.classNames());
        assertEquals(3, fruit.inputs());
        assertArrayEquals(new float[] {1, 0, 1}, fruit.training().batch(0).x().toFloatArray());
        assertEquals(Optional.empty(), fruit.test());
        assertEquals(ContentChecksum.of(FRUIT.getBytes(UTF_8)), fruit.sha256());
        assertEquals(
                "Data: " + folder.resolve("fruit.csv")
                        + " (20 rows; 3 features, target \"kind\": 2 classes [apple, pear]).",
                fruit.announcement());
    }

    @Test
    void aGzippedTableHasTheChecksumOfItsContent() throws Exception {
        Path file = folder.resolve("fruit.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(FRUIT.getBytes(UTF_8));
        }

        LoadedData fruit = new CsvSource(file).load();

        assertEquals("fruit", fruit.name());
        assertEquals(ContentChecksum.of(FRUIT.getBytes(UTF_8)), fruit.sha256());
    }

    @Test
    void aTestTableHasTheColumnsOfTheTrainingTable() throws Exception {
        Path test = write("test.csv", "kind,colour,size\npear,red,5\n");

        LoadedData fruit =
                new CsvSource(write("fruit.csv", FRUIT)).testFile(test).load();

        assertArrayEquals(
                new float[] {5, 0, 1}, fruit.test().orElseThrow().batch(0).x().toFloatArray());
        assertArrayEquals(new int[] {1}, fruit.test().orElseThrow().labels().orElseThrow());
    }

    /** Messages name the options of the command, not the methods of the library. */
    @Test
    void messagesNameOptions() throws Exception {
        Path file = folder.resolve("t.csv");

        assertEquals(
                file + ", line 3, column \"x\", is empty; fill it in, or drop such lines with --skip-missing",
                messageOf("x,y\n1,a\n,b\n3,a\n"));
        assertEquals(
                file
                        + " has a first line that may name the columns or may be data, [a, b]; give --header or --no-header",
                messageOf("a,b\nred,x\nblue,y\n"));
        assertEquals(
                file + ", column \"y\", holds \"a\" in each row, so there is nothing to learn; take another target",
                messageOf("x,y\n1,a\n2,a\n"));
        assertEquals(
                file + " must name each column once in its first line, but the line has \"x\" twice: [x, x, y]; correct"
                        + " the names",
                messageOf("x,x,y\n1,2,a\n3,4,b\n"));
        assertEquals(
                file + ", column \"x\", holds \"1000000001\" and \"1000000002\", which are equal in FLOAT; subtract an"
                        + " offset in the file",
                messageOf("x,y\n1000000001,a\n1000000002,b\n1000000003,a\n"));
        write("test.csv", "x,y\ntall,a\n");
        assertEquals(
                folder.resolve("test.csv")
                        + ", line 2, column \"x\", holds \"tall\", which is not a number such as 1.5; correct it, or remove"
                        + " the line",
                assertThrows(
                                IOException.class,
                                () -> new CsvSource(write("t.csv", "x,y\n1,a\n2,b\n3,a\n"))
                                        .testFile(folder.resolve("test.csv"))
                                        .load())
                        .getMessage());
    }

    private String messageOf(String content) throws IOException {
        Path file = write("t.csv", content);
        return String.valueOf(assertThrows(IOException.class, () -> new CsvSource(file).load())
                .getMessage());
    }

    @Test
    void missingRowsAreLeftOutIfWished() throws Exception {
        Path file = write("t.csv", "x,y\n" + "1,a\n?,b\n3,b\n".repeat(5));

        LoadedData data = new CsvSource(file).skipMissing(true).load();

        assertEquals(10, data.training().size());
        assertTrue(data.announcement().contains("(10 rows without 5 with missing values; "), data.announcement());
    }

    @Test
    void idxFilesAreNamedByTheFile() throws Exception {
        Path images = Files.write(
                folder.resolve("shapes-images.idx"),
                ByteBuffer.allocate(16 + 8)
                        .putInt(0x803)
                        .putInt(2)
                        .putInt(2)
                        .putInt(2)
                        .put(7, (byte) 2)
                        .array());
        Path labels = Files.write(
                folder.resolve("labels.idx"),
                ByteBuffer.allocate(10)
                        .putInt(0x801)
                        .putInt(2)
                        .put((byte) 0)
                        .put((byte) 3)
                        .array());

        LoadedData shapes = new IdxSource(images, labels).load();

        assertEquals("shapes-images", shapes.name());
        assertEquals(List.of("0", "1", "2", "3"), shapes.classNames());
        assertEquals(4, shapes.inputs());
        assertEquals(
                ImageInput.of(1, 2, 2).flat().toString(),
                shapes.input().orElseThrow().toString());
    }

    @Test
    void aFolderOfImagesGivesRowsOfPixels() throws Exception {
        for (String file : List.of("cat/1.png", "cat/2.png", "dog/1.png")) {
            Path path = folder.resolve("pets").resolve(file);
            Files.createDirectories(path.getParent());
            ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB), "png", path.toFile());
        }

        LoadedData pets = new ImagesSource(folder.resolve("pets"), null, null).load();

        assertEquals("pets", pets.name());
        assertEquals(List.of("cat", "dog"), pets.classNames());
        assertArrayEquals(new long[] {1, 60}, pets.training().batch(0).x().shape());
        LoadedData small = new ImagesSource(folder.resolve("pets"), null, new ImageSize(2, 2, 1)).load();
        assertEquals(4, small.inputs());
        assertEquals(pets.sha256(), small.sha256());
        Files.move(folder.resolve("pets/cat/2.png"), folder.resolve("pets/dog/2.png"));
        assertTrue(!pets.sha256()
                .equals(new ImagesSource(folder.resolve("pets"), null, null)
                        .load()
                        .sha256()));
    }

    /** Each part has the classes in proportion, the same seed gives the same parts, and no sample is in two parts. */
    @Test
    void theSplitIsStratifiedAndSeeded() throws Exception {
        StringBuilder rows = new StringBuilder("x,kind\n");
        IntStream.range(0, 100).forEach(i -> rows.append(i * 1.5).append(i % 10 == 0 ? ",rare\n" : ",usual\n"));
        LoadedData data = new CsvSource(write("t.csv", rows.toString())).load();

        DataSplit parts = DataSplit.of(data, 0.2, 0.25, 7);

        assertEquals(
                List.of(60, 20, 20),
                List.of(
                        parts.training().size(),
                        parts.validation().orElseThrow().size(),
                        parts.test().size()));
        assertEquals(
                List.of(6L, 2L, 2L),
                List.of(
                        rare(parts.training().labels().orElseThrow()),
                        rare(parts.validation().orElseThrow().labels().orElseThrow()),
                        rare(parts.test().labels().orElseThrow())));
        assertArrayEquals(
                parts.test().all().x().toFloatArray(),
                DataSplit.of(data, 0.2, 0.1, 7).test().all().x().toFloatArray());
        assertEquals(
                "t has 80 samples, of which --validation 0.001 leaves a part without samples; give another fraction",
                assertThrows(IllegalArgumentException.class, () -> DataSplit.of(data, 0.2, 0.001, 7))
                        .getMessage());
    }

    private static long rare(int... labels) {
        return IntStream.of(labels).filter(label -> label == 0).count();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
