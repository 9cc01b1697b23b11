package io.beras.data.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * The header of a BMP file, checked before the decoder of Java allocates what it states.
 *
 * <p>Source: Microsoft, "Bitmap Storage", Windows documentation.
 */
final class BmpHeader {

    private static final int INFO_HEADER = 14;
    private static final int CORE_BYTES = 12;
    private static final int V4_BYTES = 108;
    private static final int COLOR_SPACE = INFO_HEADER + 56;
    private static final int SRGB = 0x73524742;
    private static final Set<Integer> HEADER_BYTES = Set.of(CORE_BYTES, 40, 52, 56, V4_BYTES, 124);
    private static final Set<Integer> BITS = Set.of(1, 4, 8, 16, 24, 32);
    private static final int BIT_FIELDS = 3;

    private BmpHeader() {}

    /** Returns whether bytes start as a BMP file. */
    static boolean start(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 'B' && bytes[1] == 'M';
    }

    /** Checks the header of a file, and returns the file without a color profile: the stored values are the colors. */
    static byte[] withoutProfile(byte[] file) throws ImageFileException {
        ByteBuffer data = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = file.length < INFO_HEADER + CORE_BYTES ? 0 : data.getInt(INFO_HEADER);
        if (!HEADER_BYTES.contains(headerBytes) || file.length < INFO_HEADER + headerBytes) {
            throw new ImageFileException("is damaged: its header is cut short, or of an unknown size");
        }
        boolean core = headerBytes == CORE_BYTES;
        long width = core ? Short.toUnsignedInt(data.getShort(18)) : data.getInt(18);
        long height = core ? Short.toUnsignedInt(data.getShort(20)) : Math.abs((long) data.getInt(22));
        int bits = data.getShort(core ? 24 : 28);
        int compression = core ? 0 : data.getInt(30);
        long colors = core ? 0 : Integer.toUnsignedLong(data.getInt(46));
        if (!BITS.contains(bits) || compression < 0 || compression > BIT_FIELDS || colors > 256) {
            throw new ImageFileException("has " + bits + " bits for each pixel, the compression " + compression
                    + " and " + colors + " colors, which is damaged or no usual BMP file; save it as PNG");
        }
        ImageLimits.requireDecodable(height, width, bits, file.length);
        long start = Integer.toUnsignedLong(data.getInt(10));
        long rowBytes = (width * bits + 31) / 32 * 4;
        boolean compressed = compression == 1 || compression == 2;
        if (start < INFO_HEADER + headerBytes || start + (compressed ? 0 : rowBytes * height) > file.length) {
            throw new ImageFileException("is damaged: it ends before its pixels do");
        }
        if (headerBytes >= V4_BYTES) {
            data.putInt(COLOR_SPACE, SRGB);
        }
        return data.array();
    }
}
