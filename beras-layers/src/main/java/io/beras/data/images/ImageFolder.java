package io.beras.data.images;

import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A data set of images from a folder with a subfolder for each class. Stores the images as bytes.
 *
 * <p>A batch is x (n, channels, height, width), FLOAT from 0 to 1, and y (n) INT labels. The channels are red, green and
 * blue, or only grey. All images have the same size.
 *
 * <pre>{@code
 * ImageFolder pets = ImageFolder.read(Path.of("data/pets"));        // pets/cat/1.png, pets/dog/7.jpg, …
 * pets.classNames();                                                // [cat, dog]
 * Dataset rows = pets.map(Tensor::flatten);                         // for a Dense layer
 * }</pre>
 *
 * @see ImageFolderReader
 */
public final class ImageFolder implements Dataset {

    private final List<Path> files;
    private final List<DecodedImage> images;
    private final int[] labels;
    private final List<String> classNames;

    ImageFolder(List<Path> files, List<DecodedImage> images, int[] labels, List<String> classNames) {
        this.files = List.copyOf(files);
        this.images = List.copyOf(images);
        this.labels = labels;
        this.classNames = classNames;
    }

    /**
     * Reads color images of one size. {@link ImageFolderReader} also reads grey images and changes sizes.
     *
     * @throws DataFileException as {@link ImageFolderReader#read} does
     */
    public static ImageFolder read(Path folder) throws DataFileException {
        return new ImageFolderReader().read(folder);
    }

    /** Returns the number of images. */
    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Batch batch(int... indices) {
        for (int index : indices) {
            Objects.checkIndex(index, labels.length);
        }
        DecodedImage first = images.get(0);
        int length = first.bytes().length;
        Tensor rows = Tensor.ofRows(
                indices.length,
                length,
                (i, row) -> ByteScaling.copyScaled(images.get(indices[i]).bytes(), 0, length, row, 0));
        return new Batch(
                rows.reshape(indices.length, first.channels(), first.height(), first.width()),
                Tensor.ofLabels(IntStream.of(indices).map(i -> labels[i]).toArray()));
    }

    /** Returns the class names; label k stands for the name at index k. */
    public List<String> classNames() {
        return classNames;
    }

    /** Returns the file of an image. */
    public Path file(int image) {
        return files.get(image);
    }

    /** Returns the class of an image. */
    public int label(int image) {
        return labels[Objects.checkIndex(image, labels.length)];
    }

    @Override
    public Optional<int[]> labels() {
        return Optional.of(labels.clone());
    }

    @Override
    public String toString() {
        DecodedImage first = images.get(0);
        return String.format(
                Locale.ROOT,
                "%,d images of %d × %d × %d (channels × height × width) in the classes %s",
                size(),
                first.channels(),
                first.height(),
                first.width(),
                classNames);
    }
}
