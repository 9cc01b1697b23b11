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
 * Reads images from a folder that has a subfolder for each class: {@code pets/cat/1.png}, {@code pets/dog/7.jpg}.
 *
 * <p>The names of the subfolders are the class names. Classes and files are in alphabetical order. The reader ignores hidden
 * files and files that are neither .png nor .jpg nor .jpeg. It also ignores the EXIF orientation that a camera stores. Color
 * and size are as in the files unless set:
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

    /** Converts the images to grey, 0.299·R + 0.587·G + 0.114·B, so that they have one channel. */
    public ImageFolderReader grey() {
        grey = true;
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
        List<DecodedImage> images = new ArrayList<>();
        for (Path file : files) {
            DecodedImage image = ImageDecoder.read(file, grey);
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
        List<Path> files = list(
                folder,
                path -> name(path).toLowerCase(Locale.ROOT).matches(".*\\.(png|jpg|jpeg)") && !Files.isDirectory(path));
        if (files.isEmpty()) {
            throw new DataFileException(
                    folder + " holds no .png, .jpg or .jpeg files; put the images of its class there, or remove it");
        }
        return files;
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
