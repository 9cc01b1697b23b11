package io.beras.data.images;

import io.beras.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads images from a folder that has a folder for each class: {@code pets/cat/1.png}, {@code pets/dog/7.jpg}.
 *
 * <p>The folders' names are the classes' names, in their order; files are taken in the order of their names. Files that
 * are neither .png nor .jpg nor .jpeg, and hidden ones, do not count. An image lies as it is stored; a camera's note that it
 * is to be turned (EXIF) is not read. Color and size are as in the files, unless told otherwise:
 *
 * <pre>{@code
 * ImageFolder pets = new ImageFolderReader().scaledTo(32, 32).read(Path.of("data/pets"));
 * ImageFolder digits = new ImageFolderReader().grey().read(Path.of("data/digits"));
 * }</pre>
 */
public final class ImageFolderReader {

    private boolean grey;
    private int height;
    private int width;

    /** Makes one plane of grey, 0.299·R + 0.587·G + 0.114·B, where there would be red, green and blue. */
    public ImageFolderReader grey() {
        grey = true;
        return this;
    }

    /** Brings all images to this size, whatever their own; their proportions are not kept. */
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
     * Reads all images into memory, a byte for each number.
     *
     * @throws DataFileException if there are no classes, a class has no images, an image cannot be read, images differ in
     *     size, or memory is too small for all; the message names the file
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
            for (Path file : images(classes.get(label))) {
                files.add(file);
                labels.add(label);
            }
        }
        List<String> names = classes.stream().map(ImageFolderReader::name).toList();
        return new ImageFolder(
                files,
                pictures(files),
                labels.stream().mapToInt(Integer::intValue).toArray(),
                names);
    }

    private List<RawImage> pictures(List<Path> files) throws DataFileException {
        List<RawImage> pictures = new ArrayList<>();
        for (Path file : files) {
            RawImage picture = ImageDecoder.read(file, grey);
            pictures.add(height == 0 ? picture : picture.scaledTo(height, width));
            if (pictures.size() == 1) {
                requireRoom(files, pictures.get(0));
            }
            requireSameSize(files, pictures);
        }
        return pictures;
    }

    private static void requireRoom(List<Path> files, RawImage first) throws DataFileException {
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

    private static void requireSameSize(List<Path> files, List<RawImage> pictures) throws DataFileException {
        RawImage first = pictures.get(0);
        RawImage last = pictures.get(pictures.size() - 1);
        if (last.height() != first.height() || last.width() != first.width()) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s has %d × %d pixels (height × width), but %s has %d × %d;"
                            + " bring all to one size with scaledTo(height, width)",
                    files.get(pictures.size() - 1),
                    last.height(),
                    last.width(),
                    files.get(0),
                    first.height(),
                    first.width()));
        }
    }

    private static List<Path> images(Path folder) throws DataFileException {
        List<Path> images = list(
                folder,
                path -> name(path).toLowerCase(Locale.ROOT).matches(".*\\.(png|jpg|jpeg)") && !Files.isDirectory(path));
        if (images.isEmpty()) {
            throw new DataFileException(
                    folder + " holds no .png, .jpg or .jpeg files; put the images of its class there, or remove it");
        }
        return images;
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) throws DataFileException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> !name(path).startsWith("."))
                    .filter(wanted)
                    .sorted((a, b) -> name(a).compareTo(name(b)))
                    .toList();
        } catch (IOException e) {
            throw new DataFileException(folder + " cannot be read (" + e + "); check the disk and the permissions", e);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
