package io.beras.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scales images: each new pixel is the mean of the area that it covers. */
class RawImageTest {

    @Test
    void shrinksByAveraging() {
        // (0 + 10 + 20 + 30) / 4 = 15 and (100 + 100 + 200 + 200) / 4 = 150
        DecodedImage picture = new DecodedImage(bytes(0, 10, 100, 100, 20, 30, 200, 200), 1, 2, 4);

        assertArrayEquals(bytes(15, 150), picture.scaledTo(1, 2).bytes());
    }

    @Test
    void weighsPixelsByTheCoveredFraction() {
        // Three pixels become two: (30 + 60/2) / 1.5 = 40 and (60/2 + 90) / 1.5 = 80.
        assertArrayEquals(
                bytes(40, 80),
                new DecodedImage(bytes(30, 60, 90), 1, 1, 3).scaledTo(1, 2).bytes());
        assertArrayEquals(
                bytes(40, 80),
                new DecodedImage(bytes(30, 60, 90), 1, 3, 1).scaledTo(2, 1).bytes());
    }

    @Test
    void enlargesByRepeating() {
        assertArrayEquals(
                bytes(1, 1, 2, 2, 1, 1, 2, 2),
                new DecodedImage(bytes(1, 2), 1, 1, 2).scaledTo(2, 4).bytes());
    }

    @Test
    void keepsChannelsApart() {
        assertArrayEquals(
                bytes(15, 250),
                new DecodedImage(bytes(10, 20, 245, 255), 2, 1, 2)
                        .scaledTo(1, 1)
                        .bytes());
    }

    @Test
    void returnsTheSameImageForTheSameSize() {
        DecodedImage picture = new DecodedImage(bytes(1, 2), 1, 1, 2);

        assertSame(picture, picture.scaledTo(1, 2));
    }

    @Test
    void keepsAConstantColor() {
        Random random = new Random(1);
        for (int round = 0; round < 100; round++) {
            int height = 1 + random.nextInt(9);
            int width = 1 + random.nextInt(9);
            int newHeight = 1 + random.nextInt(9);
            int newWidth = 1 + random.nextInt(9);
            byte[] plain = new byte[3 * height * width];
            Arrays.fill(plain, (byte) random.nextInt());
            byte[] expected = new byte[3 * newHeight * newWidth];
            Arrays.fill(expected, plain[0]);

            assertArrayEquals(
                    expected,
                    new DecodedImage(plain, 3, height, width)
                            .scaledTo(newHeight, newWidth)
                            .bytes(),
                    height + " × " + width + " to " + newHeight + " × " + newWidth);
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
