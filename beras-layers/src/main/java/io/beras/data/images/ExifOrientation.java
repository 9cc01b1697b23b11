package io.beras.data.images;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation that a camera stores in its EXIF data: how to turn the stored pixels before they are shown.
 *
 * <p>1 is upright, 2 mirrored, 3 turned by 180°, 4 flipped; 5 to 8 exchange rows and columns: 6 is turned by 90° clockwise
 * and 8 by 90° counter-clockwise, 5 and 7 are mirrored, too.
 *
 * <p>Source: JEITA, "Exchangeable image file format for digital still cameras: Exif Version 2.3", 2010, tag 274.
 */
final class ExifOrientation {

    /** The orientation of upright pixels. */
    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int TYPE_SHORT = 3;
    private static final int ENTRY_BYTES = 12;
    private static final int FIRST_TRANSPOSED = 5;

    private ExifOrientation() {}

    /** Returns the orientation in EXIF data, which start with a TIFF header; upright if they have none or are damaged. */
    static int of(byte[] exif) {
        try {
            ByteBuffer data = ByteBuffer.wrap(exif);
            data.order(data.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = data.getInt(4);
            int entries = Short.toUnsignedInt(data.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY_BYTES;
                if (data.getShort(entry) == TAG && data.getShort(entry + 2) == TYPE_SHORT) {
                    int orientation = data.getShort(entry + 8);
                    return orientation >= UPRIGHT && orientation <= 8 ? orientation : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return UPRIGHT; // viewers also ignore damaged EXIF data
        }
    }

    /** Returns an image upright that is stored in this orientation. */
    static DecodedImage upright(DecodedImage stored, int orientation) {
        if (orientation == UPRIGHT) {
            return stored;
        }
        int height = orientation >= FIRST_TRANSPOSED ? stored.width() : stored.height();
        int width = orientation >= FIRST_TRANSPOSED ? stored.height() : stored.width();
        int size = height * width;
        byte[] bytes = new byte[stored.bytes().length];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int source = source(stored, orientation, i, j);
                for (int channel = 0; channel < stored.channels(); channel++) {
                    bytes[channel * size + i * width + j] = stored.bytes()[channel * size + source];
                }
            }
        }
        return new DecodedImage(bytes, stored.channels(), height, width);
    }

    /** Returns the index of the stored pixel that is shown in row i and column j. */
    private static int source(DecodedImage stored, int orientation, int i, int j) {
        int bottom = stored.height() - 1;
        int right = stored.width() - 1;
        int width = stored.width();
        return switch (orientation) {
            case 2 -> i * width + right - j;
            case 3 -> (bottom - i) * width + right - j;
            case 4 -> (bottom - i) * width + j;
            case 5 -> j * width + i;
            case 6 -> (bottom - j) * width + i;
            case 7 -> (bottom - j) * width + right - i;
            case 8 -> j * width + right - i;
            default -> i * width + j;
        };
    }
}
