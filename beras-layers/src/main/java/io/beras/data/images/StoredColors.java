package io.beras.data.images;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.function.IntUnaryOperator;

/**
 * The colors of decoded pixels as the file stores them: 8 bits of opacity, red, green and blue.
 *
 * <p>{@link BufferedImage#getRGB} is not used: it converts between color spaces, and would make grey brighter. Samples of
 * more or fewer than 8 bits are scaled: v · 255 / (2^bits − 1), rounded.
 */
final class StoredColors {

    private static final int OPAQUE = 0xFF000000;

    /** Writes the colors of the pixels of a row, as 0xAARRGGBB. */
    interface Rows {
        void read(int row, int[] colors) throws ImageFileException;
    }

    private StoredColors() {}

    /** Returns the rows of an image of grey, RGB or indexed pixels. */
    static Rows of(BufferedImage image) throws ImageFileException {
        return image.getColorModel() instanceof IndexColorModel palette
                ? indexed(image.getRaster(), colors(palette))
                : samples(image, new byte[0]);
    }

    /** Returns the rows of a decoded PNG file, with its palette and its transparent color. */
    static Rows of(BufferedImage image, PngChunks png) throws ImageFileException {
        if (image.getColorModel() instanceof IndexColorModel grey && png.palette().length == 0) {
            return indexed(image.getRaster(), shades(grey, png)); // grey of 1, 2 or 4 bits
        }
        return image.getColorModel() instanceof IndexColorModel
                ? indexed(image.getRaster(), colors(png))
                : samples(image, png.transparency());
    }

    private static int[] colors(IndexColorModel palette) {
        int[] colors = new int[palette.getMapSize()];
        palette.getRGBs(colors);
        return colors;
    }

    private static int[] colors(PngChunks png) {
        int[] colors = new int[png.palette().length / 3];
        for (int i = 0; i < colors.length; i++) {
            int opacity = i < png.transparency().length ? Byte.toUnsignedInt(png.transparency()[i]) : 255;
            colors[i] = argb(
                    opacity,
                    Byte.toUnsignedInt(png.palette()[3 * i]),
                    Byte.toUnsignedInt(png.palette()[3 * i + 1]),
                    Byte.toUnsignedInt(png.palette()[3 * i + 2]));
        }
        return colors;
    }

    private static int[] shades(IndexColorModel grey, PngChunks png) {
        int[] colors = new int[grey.getMapSize()];
        int key = png.transparency().length == 2 ? Byte.toUnsignedInt(png.transparency()[1]) : -1;
        for (int i = 0; i < colors.length; i++) {
            int shade = i * 255 / (colors.length - 1);
            colors[i] = argb(i == key ? 0 : 255, shade, shade, shade);
        }
        return colors;
    }

    private static Rows indexed(Raster pixels, int[] palette) {
        int[] indices = new int[pixels.getWidth()];
        return (row, colors) -> {
            pixels.getSamples(pixels.getMinX(), pixels.getMinY() + row, indices.length, 1, 0, indices);
            for (int i = 0; i < indices.length; i++) {
                if (indices[i] >= palette.length) {
                    throw new ImageFileException("is damaged: a pixel has the color " + indices[i]
                            + ", but the palette has only " + palette.length + " colors");
                }
                colors[i] = palette[indices[i]];
            }
        };
    }

    /** Returns the rows of pixels of 1 to 4 samples; the key, 16 bits for each sample, is the transparent color. */
    private static Rows samples(BufferedImage image, byte[] key) throws ImageFileException {
        Raster pixels = image.getRaster();
        int bands = pixels.getNumBands();
        if (bands > 4) {
            throw new ImageFileException("has " + bands + " samples for each pixel; convert it to RGB");
        }
        IntUnaryOperator[] toByte = new IntUnaryOperator[bands];
        for (int band = 0; band < bands; band++) {
            toByte[band] = toByte(image.getColorModel(), band);
        }
        int[] row = new int[pixels.getWidth() * bands];
        int[] keySamples = key(key, bands);
        return (number, colors) -> {
            pixels.getPixels(pixels.getMinX(), pixels.getMinY() + number, colors.length, 1, row);
            for (int i = 0; i < colors.length; i++) {
                int first = i * bands;
                int red = toByte[0].applyAsInt(row[first]);
                int green = bands < 3 ? red : toByte[1].applyAsInt(row[first + 1]);
                int blue = bands < 3 ? red : toByte[2].applyAsInt(row[first + 2]);
                int opacity = bands % 2 == 0 ? toByte[bands - 1].applyAsInt(row[first + bands - 1]) : 255;
                colors[i] = argb(isKey(row, first, keySamples) ? 0 : opacity, red, green, blue);
            }
        };
    }

    private static IntUnaryOperator toByte(ColorModel model, int band) {
        int maximum = (1 << model.getComponentSize(band)) - 1;
        return maximum == 255 ? value -> value : value -> (value * 510 + maximum) / (2 * maximum);
    }

    private static int[] key(byte[] key, int bands) {
        int[] samples = new int[key.length == 2 * bands && bands % 2 == 1 ? bands : 0];
        for (int band = 0; band < samples.length; band++) {
            samples[band] = Byte.toUnsignedInt(key[2 * band]) << 8 | Byte.toUnsignedInt(key[2 * band + 1]);
        }
        return samples;
    }

    private static boolean isKey(int[] row, int first, int[] key) {
        for (int band = 0; band < key.length; band++) {
            if (row[first + band] != key[band]) {
                return false;
            }
        }
        return key.length > 0;
    }

    private static int argb(int opacity, int red, int green, int blue) {
        return opacity << 24 | red << 16 | green << 8 | blue;
    }

    /**
     * Returns the rows of a JPEG file of four samples: C, M, Y, K, or Y, Cb, Cr, K.
     *
     * <p>The file stores 255 for no ink, as all programs of Adobe do. Formula: R = (255 − K) · (255 − C) / 255, and so on,
     * each rounded as Pillow rounds.
     */
    static Rows ofCmyk(Raster pixels, boolean lumaAndChroma) {
        int[] row = new int[pixels.getWidth() * 4];
        return (number, colors) -> {
            pixels.getPixels(pixels.getMinX(), pixels.getMinY() + number, colors.length, 1, row);
            for (int i = 0; i < colors.length; i++) {
                if (lumaAndChroma) {
                    toCmy(row, 4 * i);
                }
                int paper = row[4 * i + 3];
                colors[i] = OPAQUE
                        | lessInk(paper, row[4 * i]) << 16
                        | lessInk(paper, row[4 * i + 1]) << 8
                        | lessInk(paper, row[4 * i + 2]);
            }
        };
    }

    /** Replaces Y, Cb, Cr by C, M, Y, which are 255 minus the red, green and blue of Y, Cb, Cr (ITU-T T.871). */
    private static void toCmy(int[] row, int first) {
        double luma = row[first];
        double blueness = row[first + 1] - 128;
        double redness = row[first + 2] - 128;
        row[first] = 255 - clip(luma + 1.402 * redness);
        row[first + 1] = 255 - clip(luma - 0.344136 * blueness - 0.714136 * redness);
        row[first + 2] = 255 - clip(luma + 1.772 * blueness);
    }

    private static int clip(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Returns paper minus ink · paper / 255, where {@code stored} is 255 minus the ink. */
    private static int lessInk(int paper, int stored) {
        int product = (255 - stored) * paper + 128;
        return Math.max(0, paper - ((product >> 8) + product >> 8));
    }
}
