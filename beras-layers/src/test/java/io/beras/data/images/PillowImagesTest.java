package io.beras.data.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the pixels that Pillow reads, to the bit, from files that {@code scripts/fixtures/image-files.py} wrote. */
class PillowImagesTest {

    private static final int WHITE = 0xFFFFFF;

    @ParameterizedTest
    @MethodSource("lines")
    void readsThePixelsThatPillowReads(String line) throws Exception {
        String[] parts = line.split(" \\| ");
        int height = Integer.parseInt(parts[1]);
        int width = Integer.parseInt(parts[2]);
        byte[] rgb = HexFormat.of().parseHex(parts[3]);

        DecodedImage image = new ImageDecoder(false, WHITE).read(resource(parts[0]));

        assertArrayEquals(new int[] {3, height, width}, new int[] {image.channels(), image.height(), image.width()});
        assertArrayEquals(planes(rgb), image.bytes());
    }

    @Test
    void convertsToGreyAsPillowDoesUpToRounding() throws Exception {
        // Pillow: (19595·R + 38470·G + 7471·B + 2¹⁵) >> 16, the formula with its factors times 2¹⁶
        byte[] color = new ImageDecoder(false, WHITE).read(resource("rgb.png")).bytes();
        byte[] grey = new ImageDecoder(true, WHITE).read(resource("rgb.png")).bytes();

        int size = grey.length;
        byte[] expected = new byte[size];
        for (int i = 0; i < size; i++) {
            int sum =
                    19595 * (color[i] & 0xFF) + 38470 * (color[size + i] & 0xFF) + 7471 * (color[2 * size + i] & 0xFF);
            expected[i] = (byte) (sum + (1 << 15) >> 16);
        }
        assertArrayEquals(expected, grey);
    }

    static Stream<String> lines() throws IOException, URISyntaxException {
        return Files.readAllLines(resource("pixels.txt"), UTF_8).stream();
    }

    private static byte[] planes(byte[] rgb) {
        int size = rgb.length / 3;
        byte[] planes = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            planes[i % 3 * size + i / 3] = rgb[i];
        }
        return planes;
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PillowImagesTest.class.getResource(name), name)
                .toURI());
    }
}
