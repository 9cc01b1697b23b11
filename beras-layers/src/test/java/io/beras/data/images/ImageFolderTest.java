package io.beras.data.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.data.Batch;
import io.beras.io.DataFileException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class ImageFolderTest {

    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;
    private static final int WHITE = 0xFFFFFF;

    @TempDir
    Path folder;

    @Test
    void takesFoldersForClassesInTheOrderOfTheirNames() throws IOException {
        png("dog/b.png", 1, RED, GREEN);
        png("dog/a.PNG", 1, BLUE, BLUE);
        png("cat/z.png", 1, WHITE, 0);

        ImageFolder images = ImageFolder.read(folder);
        Batch batch = images.batch(0, 2);

        assertEquals(List.of("cat", "dog"), images.classNames());
        assertEquals(3, images.size());
        assertEquals("a.PNG", images.file(1).getFileName().toString());
        assertEquals(1, images.label(1));
        assertEquals("3 images of 3 × 2 × 1 (channels × height × width) in the classes [cat, dog]", images.toString());
        assertEquals(DataType.FLOAT, batch.x().dataType());
        assertArrayEquals(new long[] {2, 3, 2, 1}, batch.x().shape());
        // cat/z.png is white over black in each channel; dog/b.png red over green.
        assertArrayEquals(
                new float[] {1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0}, batch.x().toFloatArray());
        assertArrayEquals(new int[] {0, 1}, batch.y().toIntArray());
    }

    @Test
    void leavesOtherFilesAndHiddenOnesAlone() throws IOException {
        png("cat/1.png", 1, WHITE);
        write("cat/notes.txt", new byte[] {1});
        write("cat/.hidden.png", new byte[] {1});
        write("readme.md", new byte[] {1});
        write(".cache/1.png", new byte[] {1});

        assertEquals(1, ImageFolder.read(folder).size());
    }

    @Test
    void makesGreyOfColors() throws IOException {
        png("cat/1.png", 2, RED, GREEN, BLUE, 0x808080);

        Batch batch = new ImageFolderReader().grey().read(folder).batch(0);

        assertArrayEquals(new long[] {1, 1, 2, 2}, batch.x().shape());
        // 0.299·255 = 76.2, 0.587·255 = 149.7, 0.114·255 = 29.1
        assertArrayEquals(bytes(76, 150, 29, 128), batch.x().toFloatArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyFilesKeepTheirShades(int type) throws IOException {
        BufferedImage image = new BufferedImage(3, 1, type);
        int scale = type == BufferedImage.TYPE_USHORT_GRAY ? 257 : 1;
        image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 100 * scale, 255 * scale});
        write("grey/1.png", encoded(image, "png"));

        assertArrayEquals(
                bytes(0, 100, 255),
                new ImageFolderReader().grey().read(folder).batch(0).x().toFloatArray());
        assertArrayEquals(
                bytes(0, 100, 255, 0, 100, 255, 0, 100, 255),
                ImageFolder.read(folder).batch(0).x().toFloatArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY})
    void readsPalettesAndTransparency(int type) throws IOException {
        BufferedImage image = new BufferedImage(2, 1, type);
        image.setRGB(0, 0, 0xFF000000 | WHITE);
        image.setRGB(1, 0, 0xFF000000);
        write("any/1.png", encoded(image, "png"));

        assertArrayEquals(
                new float[] {1, 0, 1, 0, 1, 0},
                ImageFolder.read(folder).batch(0).x().toFloatArray());
    }

    @Test
    void readsJpeg() throws IOException {
        write("cat/1.jpg", encoded(image(8, 8, 0x4080C0), "jpg"));
        write("cat/2.JPEG", encoded(image(8, 8, 0x4080C0), "jpg"));

        float[] x = ImageFolder.read(folder).batch(0, 1).x().toFloatArray();

        assertEquals(2 * 3 * 64, x.length);
        assertEquals(0x40 / 255f, x[0], .02);
        assertEquals(0xC0 / 255f, x[x.length - 1], .02);
    }

    @Test
    void bringsImagesToOneSize() throws IOException {
        png("a/1.png", 2, 0x000000, 0x646464, 0xC8C8C8, 0x646464);
        png("a/2.png", 1, 0x0A0A0A);

        ImageFolder images = new ImageFolderReader().grey().scaledTo(1, 2).read(folder);

        // The columns of the first average to (0 + 200) / 2 and (100 + 100) / 2; the only pixel of the second is
        // repeated.
        assertArrayEquals(bytes(100, 100, 10, 10), images.batch(0, 1).x().toFloatArray());
    }

    @Test
    void refusesImagesOfDifferentSizes() throws IOException {
        png("a/1.png", 1, 0, 0);
        png("b/1.png", 2, 0, 0);

        assertRefused(folder.resolve("b/1.png") + " has 1 × 2 pixels (height × width), but " + folder.resolve("a/1.png")
                + " has 2 × 1; bring all to one size with scaledTo(height, width)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void namesAFileThatIsCutShort(String format) throws IOException {
        BufferedImage noisy = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            noisy.setRGB(i % 64, i / 64, i * 0x9E3779);
        }
        byte[] whole = encoded(noisy, format);
        Path broken = write("a/broken." + format, whole);
        assertEquals(1, ImageFolder.read(folder).size());
        for (int length : new int[] {whole.length / 4, whole.length / 2, whole.length * 3 / 4}) {
            Files.write(broken, Arrays.copyOf(whole, length));

            assertRefused(broken + " is damaged: it ends ");
        }
    }

    @Test
    void namesAFileThatIsNoImage() throws IOException {
        Path text = write("a/1.png", "no image".getBytes(UTF_8));
        assertRefused(text + " is not a PNG, JPEG, GIF or BMP image; replace it, or remove it");

        Files.write(text, new byte[0]);
        assertRefused(text + " is not a PNG, JPEG, GIF or BMP image (it is an empty file); replace");
    }

    @Test
    void refusesAHeaderOfBillionsOfPixels() throws IOException {
        byte[] png = encoded(image(1, 1, 0), "png");
        ByteBuffer.wrap(png).putInt(16, 1_000_000).putInt(20, 1_000_000); // width and height in the header
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());

        assertRefused(write("a/1.png", png)
                + " promises 1000000 × 1000000 pixels (height × width), but this JVM can decode at most");

        ByteBuffer.wrap(png).putInt(16, 1_000).putInt(20, 1_000);
        checksum.reset();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        assertRefused(write("a/1.png", png)
                + " is damaged: it promises 1000 × 1000 pixels (height × width), more than its " + png.length
                + " bytes can hold");
    }

    @Test
    void needsAFolderOfFoldersWithImages() throws IOException {
        assertRefused(folder + " holds no folders; it needs one for each class");
        Path empty = Files.createDirectory(folder.resolve("cat"));
        assertRefused(empty + " holds no .png, .jpg, .jpeg, .gif or .bmp files");
        Path file = Files.createFile(folder.resolve("file"));
        assertTrue(assertThrows(DataFileException.class, () -> ImageFolder.read(file))
                .getMessage()
                .endsWith("is not a folder; give the one that holds a folder for each class"));
    }

    @Test
    void showsTransparentPixelsOnTheBackground() throws IOException {
        // Half of black over white is 127.5; half of black over 0x4080C0 is half of each part.
        write("ink/1.png", encoded(transparent(0x00000000, 0x80000000), "png"));

        assertArrayEquals(
                bytes(255, 127),
                new ImageFolderReader().grey().read(folder).batch(0).x().toFloatArray());
        assertArrayEquals(
                bytes(0x40, 0x20, 0x80, 0x40, 0xC0, 0x60),
                new ImageFolderReader()
                        .background(0x4080C0)
                        .read(folder)
                        .batch(0)
                        .x()
                        .toFloatArray());
    }

    @Test
    void refusesInkThatTheBackgroundHides() throws IOException {
        Path white = write("ink/1.png", encoded(transparent(0x00000000, 0xFFFFFFFF), "png"));

        assertRefused(
                white + " becomes blank: its pixels have the color of the background behind its transparent pixels,"
                        + " 0xFFFFFF; set another color with background(0x000000)");
        assertArrayEquals(
                bytes(0, 255),
                new ImageFolderReader()
                        .grey()
                        .background(0)
                        .read(folder)
                        .batch(0)
                        .x()
                        .toFloatArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1000000, 0xFF000000})
    void refusesABackgroundThatIsNoColor(int color) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new ImageFolderReader().background(color))
                .getMessage()
                .startsWith("a background must be a color from 0x000000 to 0xFFFFFF, not " + color));
    }

    @Test
    void refusesADamagedPalette() throws Exception {
        byte[] png = resource("palette.png");
        int palette = indexOf(png, "PLTE");
        byte[] changed = png.clone();
        changed[palette + 5] ^= 1;
        Path file = write("a/1.png", changed);
        assertRefused(file + " is damaged: the checksum of its chunk \"PLTE\" is wrong; replace it, or remove it");

        // A palette of one color less, with the right checksum: one color of the 16 has no entry.
        byte[] shorter = new byte[png.length - 3];
        System.arraycopy(png, 0, shorter, 0, palette + 4 + 45);
        System.arraycopy(png, palette + 4 + 48, shorter, palette + 4 + 45, png.length - palette - 4 - 48);
        ByteBuffer.wrap(shorter).putInt(palette - 4, 45);
        CRC32 checksum = new CRC32();
        checksum.update(shorter, palette, 4 + 45);
        ByteBuffer.wrap(shorter).putInt(palette + 4 + 45, (int) checksum.getValue());
        Files.write(file, shorter);
        assertRefused(file + " is damaged: a pixel has the color 15, but the palette has only 15 colors");
    }

    @Test
    void refusesAFrameThatCoversAPartOfTheScreen() throws Exception {
        byte[] gif = resource("frames.gif");
        gif[6] = 12; // the width of the screen; the frames have 11 columns

        assertRefused(write("a/1.gif", gif)
                + " has a first frame of 9 × 11 pixels (height × width) on a screen of 9 × 12; save it as PNG");
    }

    @Test
    void refusesFormatsOfImagesThatItCannotRead() throws IOException {
        png("a/1.png", 1, WHITE);
        Path other = write("a/2.webp", new byte[1]);
        assertRefused(other + " is an image of a format that can't be read; convert it to PNG, or remove it");

        Files.delete(other);
        Path disguised = write("a/2.png", "RIFF1234WEBPVP8 ".getBytes(UTF_8));
        assertRefused(
                disguised + " is not a PNG, JPEG, GIF or BMP image (it is a WebP image); replace it, or remove it");
    }

    @Test
    void namesAFileWithALineBreakOnOneLine() throws IOException {
        write("a/two\nlines ü.png", new byte[1]);

        assertRefused("/a/two?lines ü.png is not a PNG"
                .replace("/", folder.getFileSystem().getSeparator()));
    }

    @Test
    void refusesAnIndexOutOfRange() throws IOException {
        png("a/1.png", 1, 0);
        ImageFolder images = ImageFolder.read(folder);

        assertThrows(IndexOutOfBoundsException.class, () -> images.batch(1));
        assertThrows(IndexOutOfBoundsException.class, () -> images.label(-1));
    }

    @Test
    void refusesASizeBelowOne() {
        assertEquals(
                "an image needs at least one row and one column, not 0 × 3",
                assertThrows(IllegalArgumentException.class, () -> new ImageFolderReader().scaledTo(0, 3))
                        .getMessage());
    }

    private void png(String name, int width, int... colors) throws IOException {
        write(name, encoded(image(width, colors.length / width, colors), "png"));
    }

    private static BufferedImage image(int width, int height, int... colors) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, colors[i % colors.length]);
        }
        return image;
    }

    private static BufferedImage transparent(int... colors) {
        BufferedImage image = new BufferedImage(colors.length, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, colors.length, 1, colors, 0, colors.length);
        return image;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ImageFolderTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, ISO_8859_1).indexOf(text);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes));
        return bytes.toByteArray();
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static float[] bytes(int... values) {
        float[] numbers = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i] / 255f;
        }
        return numbers;
    }

    private void assertRefused(String said) {
        String message = assertThrows(DataFileException.class, () -> ImageFolder.read(folder))
                .getMessage();
        assertTrue(message.contains(said), message);
    }
}
