package io.beras.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExifOrientationTest {

    /**
     * Two rows and three columns.
     *
     * <pre>
     * 1 2 3
     * 4 5 6
     * </pre>
     */
    private static final DecodedImage STORED = new DecodedImage(new byte[] {1, 2, 3, 4, 5, 6}, 1, 2, 3);

    @ParameterizedTest
    @CsvSource({
        "1, 2, 123456", // upright
        "2, 2, 321654", // mirrored
        "3, 2, 654321", // turned by 180°
        "4, 2, 456123", // flipped
        "5, 3, 142536", // rows and columns exchanged
        "6, 3, 415263", // turned by 90° clockwise: the first column, from below, becomes the first row
        "7, 3, 635241",
        "8, 3, 362514" // turned by 90° counter-clockwise: the last column becomes the first row
    })
    void turnsTheStoredPixelsUpright(int orientation, int height, String pixels) {
        DecodedImage upright = ExifOrientation.upright(STORED, orientation);

        assertEquals(height, upright.height());
        assertEquals(6 / height, upright.width());
        byte[] expected = pixels.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int i = 0; i < expected.length; i++) {
            expected[i] -= '0';
        }
        assertArrayEquals(expected, upright.bytes());
    }

    @Test
    void findsTheTagInBothByteOrders() {
        assertEquals(6, ExifOrientation.of(exif(ByteOrder.LITTLE_ENDIAN, 6)));
        assertEquals(8, ExifOrientation.of(exif(ByteOrder.BIG_ENDIAN, 8)));
    }

    @Test
    void takesDamagedNotesForUpright() {
        byte[] whole = exif(ByteOrder.BIG_ENDIAN, 6);
        for (int length = 0; length < whole.length - 4; length++) {
            assertEquals(1, ExifOrientation.of(Arrays.copyOf(whole, length)), length + " bytes");
        }
        assertEquals(1, ExifOrientation.of(exif(ByteOrder.BIG_ENDIAN, 9)));
        byte[] farAway = whole.clone();
        ByteBuffer.wrap(farAway).putInt(4, Integer.MAX_VALUE);
        assertEquals(1, ExifOrientation.of(farAway));
        ByteBuffer.wrap(farAway).putInt(4, -1);
        assertEquals(1, ExifOrientation.of(farAway));
    }

    /** A TIFF header, then a directory of two entries: the width and the orientation. */
    private static byte[] exif(ByteOrder order, int orientation) {
        ByteBuffer data = ByteBuffer.allocate(8 + 2 + 2 * 12).order(order);
        data.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        data.putShort((short) 42).putInt(8).putShort((short) 2);
        data.putShort((short) 0x0100).putShort((short) 4).putInt(1).putInt(640);
        data.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return data.array();
    }
}
