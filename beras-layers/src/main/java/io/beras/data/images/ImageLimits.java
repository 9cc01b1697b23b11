package io.beras.data.images;

import java.util.Locale;

/** Limits of the size of an image, checked against its header before any decoder allocates memory. */
final class ImageLimits {

    // Decoding and scaling take up to 32 bytes for each pixel.
    private static final long MAX_PIXELS =
            Math.min(Integer.MAX_VALUE / 4, Runtime.getRuntime().maxMemory() / 32);

    // The most decoded bytes that a byte of a file can stand for: about 2,600 in GIF (LZW), 1,032 in PNG (deflate), and
    // 512 in JPEG. A header that states more is damaged.
    private static final long MAX_EXPANSION = 3_000;

    private ImageLimits() {}

    /** The most bytes that an image file may have. */
    static long maxFileBytes() {
        return Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / 8);
    }

    /** Checks the size that a header states, for a file of {@code fileBytes} bytes. */
    static void requireDecodable(long height, long width, int bitsPerPixel, long fileBytes) throws ImageFileException {
        if (height < 1 || width < 1) {
            throw new ImageFileException(
                    "is damaged: its header states " + height + " × " + width + " pixels (height × width)");
        }
        if (width > MAX_PIXELS / height) {
            throw new ImageFileException(String.format(
                    Locale.ROOT,
                    "promises %d × %d pixels (height × width), but this JVM can decode at most %,d;"
                            + " the file is damaged, or Java needs a larger -Xmx",
                    height,
                    width,
                    MAX_PIXELS));
        }
        if (height * ((width * bitsPerPixel + 7) / 8) > MAX_EXPANSION * fileBytes) {
            throw new ImageFileException(String.format(
                    Locale.ROOT,
                    "is damaged: it promises %d × %d pixels (height × width), more than its %,d bytes can hold",
                    height,
                    width,
                    fileBytes));
        }
    }
}
