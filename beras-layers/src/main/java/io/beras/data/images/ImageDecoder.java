package io.beras.data.images;

import io.beras.io.DataFileException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes image files of the formats that Java supports, such as PNG and JPEG. */
final class ImageDecoder {

    // Decoding takes up to 12 bytes for each pixel, and the header of a damaged file may state billions of pixels.
    private static final long MAX_PIXELS =
            Math.min(Integer.MAX_VALUE / 4, Runtime.getRuntime().maxMemory() / 32);

    private ImageDecoder() {}

    /** Reads one image as one grey plane, or as red, green and blue planes. Ignores transparency. */
    static DecodedImage read(Path path, boolean grey) throws DataFileException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
                ImageInputStream in = new MemoryCacheImageInputStream(file)) {
            BufferedImage image = decode(path, in);
            return grey ? grey(image) : colored(image);
        } catch (DataFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // decoders throw either for a damaged file
            throw new DataFileException(
                    path + " cannot be read as an image (" + e.getMessage() + "); replace it, or remove it", e);
        }
    }

    private static BufferedImage decode(Path path, ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new DataFileException(
                    path + " is not an image that Java can read, such as PNG or JPEG; replace it, or remove it");
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(in, true, true);
            requireDecodable(path, reader);
            return decodeWhole(reader);
        } finally {
            reader.dispose();
        }
    }

    private static void requireDecodable(Path path, ImageReader reader) throws IOException {
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s promises %d × %d pixels (height × width), but this JVM can decode at most %,d;"
                            + " the file is damaged, or Java needs a larger -Xmx",
                    path,
                    reader.getHeight(0),
                    reader.getWidth(0),
                    MAX_PIXELS));
        }
    }

    private static BufferedImage decodeWhole(ImageReader reader) throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage image = reader.read(0);
        for (String warning : warnings) {
            // For a truncated JPEG file the decoder only warns, and fills the rest with grey.
            if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                throw new IIOException(warning);
            }
        }
        return image;
    }

    private static DecodedImage colored(BufferedImage image) {
        int size = image.getWidth() * image.getHeight();
        byte[] planes = new byte[3 * size];
        if (isGrey(image)) {
            byte[] grey = grey(image).bytes();
            for (int plane = 0; plane < 3; plane++) {
                System.arraycopy(grey, 0, planes, plane * size, size);
            }
        } else {
            int[] colors = colors(image);
            for (int i = 0; i < size; i++) {
                planes[i] = (byte) (colors[i] >> 16);
                planes[size + i] = (byte) (colors[i] >> 8);
                planes[2 * size + i] = (byte) colors[i];
            }
        }
        return new DecodedImage(planes, 3, image.getHeight(), image.getWidth());
    }

    private static DecodedImage grey(BufferedImage image) {
        byte[] plane = new byte[image.getWidth() * image.getHeight()];
        if (isGrey(image)) {
            // Not with colors(): Java treats grey as linear light, so its conversion to RGB would brighten the image.
            int maximum = (1 << image.getColorModel().getComponentSize(0)) - 1;
            int[] samples = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) Math.round(samples[i] * 255f / maximum);
            }
        } else {
            int[] colors = colors(image);
            for (int i = 0; i < plane.length; i++) {
                plane[i] = luma(colors[i]);
            }
        }
        return new DecodedImage(plane, 1, image.getHeight(), image.getWidth());
    }

    /** Returns 0.299·R + 0.587·G + 0.114·B (ITU-R BT.601). */
    private static byte luma(int color) {
        return (byte)
                Math.round(0.299f * (color >> 16 & 0xFF) + 0.587f * (color >> 8 & 0xFF) + 0.114f * (color & 0xFF));
    }

    private static int[] colors(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static boolean isGrey(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY && !(model instanceof IndexColorModel);
    }
}
