package io.beras.data.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;

/**
 * The size of the image that a GIF file draws its frames on.
 *
 * <p>Source: CompuServe, "Graphics Interchange Format, Version 89a", 1990.
 *
 * @param fileBytes the size of the file
 */
record GifScreen(int height, int width, int fileBytes) {

    private static final int HEADER_BYTES = 13;

    /** Returns whether bytes start as a GIF file. */
    static boolean start(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(6, bytes.length), ISO_8859_1);
        return start.equals("GIF87a") || start.equals("GIF89a");
    }

    /** Reads the size of the screen. */
    static GifScreen of(byte[] file) throws ImageFileException {
        if (file.length < HEADER_BYTES) {
            throw new ImageFileException("is damaged: its header is cut short");
        }
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return new GifScreen(Short.toUnsignedInt(data.getShort(8)), Short.toUnsignedInt(data.getShort(6)), file.length);
    }

    /** Decodes the first frame, which must cover the screen. */
    BufferedImage firstFrame(ImageReader reader) throws IOException {
        int frameHeight = reader.getHeight(0);
        int frameWidth = reader.getWidth(0);
        ImageLimits.requireDecodable(frameHeight, frameWidth, 8, fileBytes);
        if (frameHeight != height || frameWidth != width) {
            throw new ImageFileException("has a first frame of " + frameHeight + " × " + frameWidth
                    + " pixels (height × width) on a screen of " + height + " × " + width + "; save it as PNG");
        }
        return reader.read(0);
    }
}
