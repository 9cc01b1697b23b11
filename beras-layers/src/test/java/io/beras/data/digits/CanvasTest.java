package io.beras.data.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CanvasTest {

    private final Canvas canvas = new Canvas();

    /**
     * A horizontal line of radius 1 along the border of rows 13 and 14: the centres of the pixels are ½ and 1½ away from
     * the line, so their ink is min(1, 1 − ½ + ½) = 1 and 1 − 1½ + ½ = 0. With radius 1.25 the outer pixels have ¼.
     */
    @Test
    void edgesFadeWithTheDistanceFromTheLine() {
        canvas.line(new Point(4, 14), 1.25, new Point(24, 14), 1.25);

        byte[] pixels = print();
        byte quarter = 64;
        byte full = (byte) 255;
        assertArrayEquals(new byte[] {0, quarter, full, full, quarter, 0}, column(pixels, 14, 11, 17));
    }

    /** A symmetric shape, so that centring does not move it: the radius is 0.8 in column 5, 1.4 in 8, 2.4 in 13. */
    @Test
    void linesGrowFromOneRadiusToTheOther() {
        canvas.line(new Point(4, 14), 0.5, new Point(14, 14), 2.5);
        canvas.line(new Point(24, 14), 0.5, new Point(14, 14), 2.5);

        byte[] pixels = print();
        assertEquals(2, inked(column(pixels, 5, 0, 28)));
        assertEquals(4, inked(column(pixels, 8, 0, 28)));
        assertEquals(6, inked(column(pixels, 13, 0, 28)));
    }

    @Test
    void inkDoesNotAddUpWhereLinesCross() {
        canvas.line(new Point(4, 14), 1, new Point(24, 14), 1);
        byte[] once = print();
        canvas.line(new Point(4, 14), 1, new Point(24, 14), 1);

        assertArrayEquals(once, print());
    }

    /** A short line in a corner of the paper is printed in the middle; its part outside the paper is lost. */
    @Test
    void printingCentresTheInk() {
        canvas.line(new Point(-2, 2), 1, new Point(4, 2), 1);

        byte[] pixels = print();
        assertEquals(255, Byte.toUnsignedInt(pixels[13 * Canvas.SIZE + 13]));
        assertEquals(255, Byte.toUnsignedInt(pixels[14 * Canvas.SIZE + 14]));
        assertEquals(0, pixels[2 * Canvas.SIZE + 2]);
    }

    private byte[] print() {
        byte[] pixels = new byte[Canvas.SIZE * Canvas.SIZE];
        canvas.print(pixels, 0);
        return pixels;
    }

    private static byte[] column(byte[] pixels, int column, int top, int bottom) {
        byte[] values = new byte[bottom - top];
        for (int row = top; row < bottom; row++) {
            values[row - top] = pixels[row * Canvas.SIZE + column];
        }
        return values;
    }

    private static int inked(byte[] pixels) {
        int count = 0;
        for (byte pixel : pixels) {
            count += pixel == 0 ? 0 : 1;
        }
        return count;
    }
}
