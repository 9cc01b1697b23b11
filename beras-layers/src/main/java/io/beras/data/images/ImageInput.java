package io.beras.data.images;

import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Converts an image file to x: channels, size, shape, and the style of the training images. A saved model contains it, so that
 * the model can read a new image.
 *
 * <pre>{@code
 * model.info().input(ImageInput.drawnDigits());                        // a model of MNIST
 * model.info().input(ImageInput.of(pets)).classNames(pets.classNames());
 * model.save(Path.of("pets.beras"));
 *
 * ImageInput input = (ImageInput) Model.load(Path.of("pets.beras")).info().input().orElseThrow();
 * Tensor probabilities = model.predict(input.read(Path.of("rex.jpg")));
 * }</pre>
 *
 * <p>Values are from 0 to 1, as those of {@link LabeledImages} and {@link ImageFolder}.
 */
public final class ImageInput implements Configurable {

    /** The style of the training images, to which new images are brought. */
    public enum Style {
        /** The pixels as the file stores them, scaled to the size of the training images as {@link ImageFolderReader} does. */
        STORED,
        /** Digits as MNIST shows them; a drawing or a photograph of a digit becomes such an image: see {@link DrawnDigit}. */
        DRAWN_DIGIT
    }

    private static final int WHITE = 0xFFFFFF;

    private final Style style;
    private final int channels;
    private final int height;
    private final int width;
    private final boolean flat;
    private final int background;

    private ImageInput(Style style, int channels, int height, int width, boolean flat, int background) {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException(
                    "an image has 1 channel, grey, or 3 channels, red, green and blue, not " + channels);
        }
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "an image needs at least one row and one column, not " + height + " × " + width);
        }
        if (style == Style.DRAWN_DIGIT && (channels != 1 || height != Mnist.SIDE || width != Mnist.SIDE)) {
            throw new IllegalArgumentException("drawn digits have 1 × 28 × 28 values (channels × height × width), not "
                    + channels + " × " + height + " × " + width + "; use the style STORED");
        }
        this.style = style;
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.flat = flat;
        this.background = background;
    }

    /** Returns the input of a model of MNIST: x (n, 784) from drawings of digits in any style, and from IDX files. */
    public static ImageInput drawnDigits() {
        return new ImageInput(Style.DRAWN_DIGIT, 1, Mnist.SIDE, Mnist.SIDE, true, WHITE);
    }

    /** Returns the input of images of 1 or 3 channels and this size: x (n, channels, height, width). */
    public static ImageInput of(int channels, int height, int width) {
        return new ImageInput(Style.STORED, channels, height, width, false, WHITE);
    }

    /** Returns the input of images as in this folder: x (n, channels, height, width). */
    public static ImageInput of(ImageFolder folder) {
        long[] shape = folder.batch(0).x().shape();
        return of((int) shape[1], (int) shape[2], (int) shape[3]);
    }

    /** Returns the input of grey images as these, as rows: x (n, height · width). */
    public static ImageInput of(LabeledImages images) {
        return of(1, images.rows(), images.columns()).flat();
    }

    /** Returns an input that gives each image as a row, (n, channels · height · width), for a Dense layer. */
    public ImageInput flat() {
        return new ImageInput(style, channels, height, width, true, background);
    }

    /** Returns an input that gives images (n, channels, height, width), for a layer of images. */
    public ImageInput asImages() {
        return new ImageInput(style, channels, height, width, false, background);
    }

    /** Returns an input with this color behind transparent pixels, 0xRRGGBB; white unless set, and unused for drawn digits. */
    public ImageInput background(int color) {
        if (color < 0 || color > WHITE) {
            throw new IllegalArgumentException(
                    "a background must be a color from 0x000000 to 0xFFFFFF, not " + color + "; leave out the opacity");
        }
        return new ImageInput(style, channels, height, width, flat, color);
    }

    /**
     * Reads files as one x, in their order. A PNG, JPEG, GIF or BMP file gives one sample; an IDX file gives all its images.
     *
     * @throws DataFileException if a file is missing, damaged or no image, or the images of an IDX file have another size
     */
    public Tensor read(Path... files) throws DataFileException {
        if (files.length == 0) {
            throw new IllegalArgumentException("read needs at least one image file");
        }
        Tensor[] images = new Tensor[files.length];
        for (int i = 0; i < files.length; i++) {
            images[i] = readOne(files[i]);
        }
        return Tensor.concat(0, images).detach();
    }

    /** Returns the style of the training images. */
    public Style style() {
        return style;
    }

    /** Returns the number of channels: 1 for grey images, 3 for colors. */
    public int channels() {
        return channels;
    }

    /** Returns the height of the images in pixels. */
    public int height() {
        return height;
    }

    /** Returns the width of the images in pixels. */
    public int width() {
        return width;
    }

    /** Returns whether x has a row for each image. */
    public boolean isFlat() {
        return flat;
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("style", style.name())
                .with("channels", channels)
                .with("height", height)
                .with("width", width)
                .with("flat", flat)
                .with("background", background);
    }

    static ImageInput of(Config config) {
        ImageInput read = new ImageInput(
                config.choice("style", Style.class),
                config.integer("channels"),
                config.integer("height"),
                config.integer("width"),
                config.flag("flat"),
                WHITE);
        return read.background(config.integer("background"));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "ImageInput(%s, %d × %d × %d%s)",
                style.name().toLowerCase(Locale.ROOT),
                channels,
                height,
                width,
                flat ? ", flat" : "");
    }

    private Tensor readOne(Path file) throws DataFileException {
        if (isIdx(file)) {
            return shaped(ofIdx(file));
        }
        if (style == Style.DRAWN_DIGIT) {
            return shaped(DrawnDigit.read(file).toTensor());
        }
        DecodedImage image =
                new ImageDecoder(channels == 1, background).read(file).scaledTo(height, width);
        int length = image.bytes().length;
        return shaped(Tensor.ofRows(1, length, (i, row) -> ByteScaling.copyScaled(image.bytes(), 0, length, row, 0)));
    }

    private Tensor shaped(Tensor values) {
        int length = channels * height * width;
        long n = values.length() / length;
        return flat ? values.reshape(n, length) : values.reshape(n, channels, height, width);
    }

    /** Returns whether a file, plain or gzipped, starts as IDX files do: two bytes 0 and a type of numbers. */
    private static boolean isIdx(Path file) throws DataFileException {
        DataFiles.requireFile(file, "an image");
        try (InputStream in = DataFiles.open(file)) {
            byte[] start = in.readNBytes(3);
            return start.length == 3 && start[0] == 0 && start[1] == 0 && start[2] >= 8 && start[2] <= 14;
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
    }

    private Tensor ofIdx(Path file) throws DataFileException {
        IdxFile idx = IdxFile.read(file).requireRank(3, "images");
        int[] shape = idx.shape();
        if (channels != 1 || shape[1] != height || shape[2] != width) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s holds grey images of %d × %d pixels, but the model takes %d × %d × %d values (channels × height ×"
                            + " width); give images of this size",
                    file,
                    shape[1],
                    shape[2],
                    channels,
                    height,
                    width));
        }
        int length = height * width;
        return Tensor.ofRows(
                shape[0], length, (i, row) -> ByteScaling.copyScaled(idx.sharedData(), i * length, length, row, 0));
    }
}
