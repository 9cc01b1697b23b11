package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void theNumberOfPositionsIsThatOfTheFormula() {
        assertEquals(24, Window.of(5).positions(28));
        assertEquals(28, Window.of(5).withPadding(2).positions(28));
        assertEquals(14, Window.of(2).withStride(2).positions(28));
        assertEquals(2, Window.of(2).withStride(2).positions(5)); // the last pixel is left out
        assertEquals(1, Window.of(5).positions(5));
        assertEquals(0, Window.of(5).positions(4));
        assertEquals(0, Window.of(5).withStride(3).positions(4)); // −1 / 3 + 1 would be 1
    }

    /** Checks every pixel of the window at every position. */
    @Test
    void findsThePositionsAtWhichAPixelIsInsideTheImage() {
        for (int length = 1; length <= 6; length++) {
            for (int size = 1; size <= 5; size++) {
                for (int stride = 1; stride <= 4; stride++) {
                    for (int padding = 0; padding <= 5; padding++) {
                        assertInside(new Window(size, stride, padding), length);
                    }
                }
            }
        }
    }

    @Test
    void aStrideMayBeLargerThanAnyImage() {
        assertInside(new Window(3, Integer.MAX_VALUE, 2), 5);
    }

    private static void assertInside(Window window, int length) {
        int positions = (int) window.positions(length);
        for (int pixel = 0; pixel < window.size(); pixel++) {
            int first = window.firstInside(pixel, positions);
            int end = window.endInside(pixel, length, positions);
            for (int position = 0; position < positions; position++) {
                int imagePixel = window.start(position) + pixel;
                boolean isInside = imagePixel >= 0 && imagePixel < length;
                assertEquals(isInside, position >= first && position < end, window + " on " + length);
            }
        }
    }

    @Test
    void refusesASizeOrStrideBelowOneAndANegativePadding() {
        String message = assertThrows(IllegalArgumentException.class, () -> new Window(0, 1, 0))
                .getMessage();

        assertEquals(
                "a window needs a size and a stride of at least 1 and a padding of at least 0,"
                        + " not size 0, stride 1 and padding 0",
                message);
        assertThrows(IllegalArgumentException.class, () -> Window.of(2).withStride(0));
        assertThrows(IllegalArgumentException.class, () -> Window.of(2).withPadding(-1));
    }
}
