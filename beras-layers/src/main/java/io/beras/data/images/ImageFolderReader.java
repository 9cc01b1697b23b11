package io.beras.data.images;

import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads images from a folder that has a subfolder for each class: {@code pets/cat/1.png}, {@code pets/dog/7.jpg}.
 *
 * <p>The names of the subfolders are the class names. Classes and files are in alphabetical order. The reader ignores hidden
 * files, and files that are no images. It reads PNG, JPEG, GIF (the first frame) and BMP; a file of another format of images,
 * such as .webp, is an error.
 *
 * <p>Pixels have the values that the file stores, as {@code Image.open(file).convert("RGB")} of Pillow gives them: a color
 * profile or a gamma value is ignored, CMYK becomes RGB by (255 − C) · (255 − K) / 255, and 16 bits are scaled to 8. There
 * are two differences. An image that a camera has turned is read upright, by its EXIF orientation, as viewers show it; Pillow
 * needs {@code ImageOps.exif_transpose} for that. And transparent pixels show the {@link #background}, white unless set;
 * Pillow shows the hidden color, which is often black, so that black ink on a transparent ground would be lost.
 *
 * <p>Color and size are as in the files unless set:
 *
 * <pre>{@code
 * ImageFolder pets = new ImageFolderReader().scaledTo(32, 32).read(Path.of("data/pets"));
 * ImageFolder digits = new ImageFolderReader().grey().read(Path.of("data/digits"));
 * }</pre>
 */
public final class ImageFolderReader {

    private static final int WHITE = 0xFFFFFF;
    private static final Set<String> READABLE = Set.of("png", "jpg", "jpeg", "gif", "bmp");
    private static final Set<String> OTHER_IMAGES =
            Set.of("webp", "tif", "tiff", "heic", "heif", "avif", "jp2", "svg", "ico", "psd", "jfif", "jpe");

    private boolean grey;
    private int background = WHITE;
    private int height;
    private int width;

    /** Converts the images to grey, 0.299·R + 0.587·G + 0.114·B, so that they have one channel. */
    public ImageFolderReader grey() {
        grey = true;
        return this;
    }

    /**
     * Sets the color behind transparent pixels, 0xRRGGBB; white, 0xFFFFFF, unless set. White ink on a transparent ground needs
     * another color, such as black, 0x000000; an image that becomes blank is an error.
     */
    public ImageFolderReader background(int color) {
        if (color < 0 || color > WHITE) {
            throw new IllegalArgumentException(
                    "a background must be a color from 0x000000 to 0xFFFFFF, not " + color + "; leave out the opacity");
        }
        background = color;
        return this;
    }

    /** Scales all images to this size. Does not keep their proportions. */
    public ImageFolderReader scaledTo(int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "an image needs at least one row and one column, not " + height + " × " + width);
        }
        this.height = height;
        this.width = width;
        return this;
    }

    /**
     * Reads all images into memory, one byte for each channel of each pixel.
     *
     * @throws DataFileException if there are no classes, a class has no images, an image cannot be read, images differ in
     *     size, or the heap is too small; the message names the file
     */
    public ImageFolder read(Path folder) throws DataFileException {
        if (!Files.isDirectory(folder)) {
            throw new DataFileException(folder + " is not a folder; give the one that holds a folder for each class");
        }
        List<Path> classes = list(folder, Files::isDirectory);
        if (classes.isEmpty()) {
            throw new DataFileException(folder + " holds no folders; it needs one for each class, with images in it");
        }
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : imageFiles(classes.get(label))) {
                files.add(file);
                labels.add(label);
            }
        }
        List<String> names = classes.stream().map(ImageFolderReader::name).toList();
        return new ImageFolder(
                files,
                readAll(files),
                labels.stream().mapToInt(Integer::intValue).toArray(),
                names);
    }

    private List<DecodedImage> readAll(List<Path> files) throws DataFileException {
        ImageDecoder decoder = new ImageDecoder(grey, background);
        List<DecodedImage> images = new ArrayList<>();
        for (Path file : files) {
            DecodedImage image = decoder.read(file);
            images.add(height == 0 ? image : image.scaledTo(height, width));
            if (images.size() == 1) {
                requireRoom(files, images.get(0));
            }
            requireSameSize(files, images);
        }
        return images;
    }

    private static void requireRoom(List<Path> files, DecodedImage first) throws DataFileException {
        long bytes = (long) files.size() * first.bytes().length;
        if (bytes > Runtime.getRuntime().maxMemory() / 3 * 2) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%,d images of %d × %d pixels, as %s has, need %,d MB, more than this JVM has for them;"
                            + " give Java a larger -Xmx, or a smaller size with scaledTo(height, width)",
                    files.size(),
                    first.height(),
                    first.width(),
                    files.get(0),
                    bytes >> 20));
        }
    }

    private static void requireSameSize(List<Path> files, List<DecodedImage> images) throws DataFileException {
        DecodedImage first = images.get(0);
        DecodedImage last = images.get(images.size() - 1);
        if (last.height() != first.height() || last.width() != first.width()) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s has %d × %d pixels (height × width), but %s has %d × %d;"
                            + " bring all to one size with scaledTo(height, width)",
                    files.get(images.size() - 1),
                    last.height(),
                    last.width(),
                    files.get(0),
                    first.height(),
                    first.width()));
        }
    }

    private static List<Path> imageFiles(Path folder) throws DataFileException {
        List<Path> files = list(folder, path -> isImage(path) && !Files.isDirectory(path));
        if (files.isEmpty()) {
            throw new DataFileException(folder + " holds no .png, .jpg, .jpeg, .gif or .bmp files;"
                    + " put the images of its class there, or remove it");
        }
        for (Path file : files) {
            if (!READABLE.contains(suffix(file))) {
                throw new DataFileException(
                        file + " is an image of a format that can't be read; convert it to PNG, or" + " remove it");
            }
        }
        return files;
    }

    private static boolean isImage(Path file) {
        return READABLE.contains(suffix(file)) || OTHER_IMAGES.contains(suffix(file));
    }

    private static String suffix(Path file) {
        String name = name(file);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) throws DataFileException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> !name(path).startsWith("."))
                    .filter(wanted)
                    .sorted((a, b) -> name(a).compareTo(name(b)))
                    .toList();
        } catch (IOException e) {
            throw DataFiles.unreadable(folder, e);
        } catch (UncheckedIOException e) { // while the folder is listed
            throw DataFiles.unreadable(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
