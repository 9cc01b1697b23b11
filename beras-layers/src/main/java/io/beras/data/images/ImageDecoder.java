package io.beras.data.images;

import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import io.beras.io.FileKind;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG, JPEG, GIF and BMP files to the stored values of their pixels.
 *
 * <p>The header is checked before memory is allocated. Only the decoders of the JDK are used: other decoders on the class
 * path would give other pixels.
 */
final class ImageDecoder {

    private static final int OPACITY_SHIFT = 24;

    private final int channels;
    private final int background;

    /**
     * Creates a decoder that mixes transparent pixels with a background.
     *
     * @param grey whether to convert to one grey plane, instead of red, green and blue planes
     * @param background the color behind transparent pixels, 0xRRGGBB
     */
    ImageDecoder(boolean grey, int background) {
        this(grey ? 1 : 3, background);
    }

    private ImageDecoder(int channels, int background) {
        this.channels = channels;
        this.background = background;
    }

    /** Returns a decoder of red, green, blue and opacity planes; the colors are not mixed with a background. */
    static ImageDecoder withOpacity() {
        return new ImageDecoder(4, 0);
    }

    /** Reads one image, upright. */
    DecodedImage read(Path path) throws DataFileException {
        DataFiles.requireFile(path, "an image");
        try {
            return decode(path);
        } catch (ImageFileException e) {
            throw new DataFileException(path + " " + e.getMessage() + "; replace it, or remove it", e);
        } catch (IIOException | RuntimeException e) { // decoders throw either for a damaged file
            throw new DataFileException(
                    path + " cannot be read as an image (" + reason(e) + "); replace it, or remove it", e);
        } catch (IOException e) {
            throw DataFiles.unreadable(path, e);
        }
    }

    private DecodedImage decode(Path path) throws IOException {
        byte[] file = readBytes(path);
        if (PngChunks.start(file)) {
            PngChunks png = PngChunks.parse(file);
            BufferedImage image = decode("png", png.decodable(), ImageDecoder::whole);
            return upright(StoredColors.of(image, png), image.getRaster(), png.orientation());
        }
        if (JpegSegments.start(file)) {
            JpegSegments jpeg = JpegSegments.parse(file);
            return decodeJpeg(jpeg);
        }
        if (GifScreen.start(file)) {
            GifScreen screen = GifScreen.of(file);
            BufferedImage image = decode("gif", file, screen::firstFrame);
            return upright(StoredColors.of(image), image.getRaster(), ExifOrientation.UPRIGHT);
        }
        if (BmpHeader.start(file)) {
            BufferedImage image = decode("bmp", BmpHeader.withoutProfile(file), ImageDecoder::whole);
            return upright(StoredColors.of(image), image.getRaster(), ExifOrientation.UPRIGHT);
        }
        String kind = FileKind.of(file).map(known -> " (it is " + known + ")").orElse("");
        throw new ImageFileException("is not a PNG, JPEG, GIF or BMP image" + kind);
    }

    private DecodedImage decodeJpeg(JpegSegments jpeg) throws IOException {
        if (jpeg.components() < 4) {
            BufferedImage image = decode("jpeg", jpeg.decodable(), ImageDecoder::whole);
            return upright(StoredColors.of(image), image.getRaster(), jpeg.orientation());
        }
        Raster samples = decode("jpeg", jpeg.decodable(), reader -> reader.readRaster(0, null));
        return upright(StoredColors.ofCmyk(samples, jpeg.lumaAndChroma()), samples, jpeg.orientation());
    }

    private static byte[] readBytes(Path path) throws IOException {
        long limit = ImageLimits.maxFileBytes();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = Files.size(path) > limit ? new byte[0] : in.readNBytes((int) limit);
            if (Files.size(path) > bytes.length) {
                throw new ImageFileException(String.format(
                        Locale.ROOT, "is larger than the %,d bytes that this JVM can read of an image", limit));
            }
            return bytes;
        }
    }

    private static <T> T decode(String format, byte[] file, Decoding<T> decoding) throws IOException {
        ImageReader reader = readerOfTheJdk(format);
        List<String> warnings = new ArrayList<>();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            T decoded = decoding.decode(reader);
            for (String warning : warnings) {
                // For a truncated JPEG file the decoder only warns, and fills the rest with grey.
                if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                    throw new IIOException(warning);
                }
            }
            return decoded;
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage whole(ImageReader reader) throws IOException {
        return reader.read(0);
    }

    private static ImageReader readerOfTheJdk(String format) throws ImageFileException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new ImageFileException("needs Java's decoder of " + format + " files, which this JDK lacks");
    }

    private DecodedImage upright(StoredColors.Rows rows, Raster pixels, int orientation) throws ImageFileException {
        return ExifOrientation.upright(planes(rows, pixels.getHeight(), pixels.getWidth()), orientation);
    }

    private DecodedImage planes(StoredColors.Rows rows, int height, int width) throws ImageFileException {
        int size = height * width;
        byte[] planes = new byte[channels * size];
        int[] colors = new int[width];
        boolean transparent = false;
        boolean opaque = false;
        boolean blank = true;
        for (int row = 0; row < height; row++) {
            rows.read(row, colors);
            for (int column = 0; column < width; column++) {
                int opacity = colors[column] >>> OPACITY_SHIFT;
                int color = opacity == 255 || channels == 4
                        ? colors[column] & 0xFFFFFF
                        : onBackground(colors[column], opacity);
                transparent |= opacity < 255;
                opaque |= opacity > 0;
                blank &= color == background;
                int pixel = row * width + column;
                if (channels == 1) {
                    planes[pixel] = luma(color);
                } else {
                    planes[pixel] = (byte) (color >> 16);
                    planes[size + pixel] = (byte) (color >> 8);
                    planes[2 * size + pixel] = (byte) color;
                }
                if (channels == 4) {
                    planes[3 * size + pixel] = (byte) opacity;
                }
            }
        }
        if (transparent && opaque && blank && channels < 4) {
            throw new ImageFileException(String.format(
                    Locale.ROOT,
                    "becomes blank: its pixels have the color of the background behind its transparent pixels, 0x%06X;"
                            + " set another color with background(0x%06X)",
                    background,
                    background ^ 0xFFFFFF));
        }
        return new DecodedImage(planes, channels, height, width);
    }

    private int onBackground(int color, int opacity) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int sum = (color >> shift & 0xFF) * opacity + (background >> shift & 0xFF) * (255 - opacity);
            mixed |= (sum + 127) / 255 << shift;
        }
        return mixed;
    }

    /** Returns 0.299·R + 0.587·G + 0.114·B (ITU-R BT.601). */
    private static byte luma(int color) {
        return (byte)
                Math.round(0.299f * (color >> 16 & 0xFF) + 0.587f * (color >> 8 & 0xFF) + 0.114f * (color & 0xFF));
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private interface Decoding<T> {
        T decode(ImageReader reader) throws IOException;
    }
}
