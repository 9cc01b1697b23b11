package io.beras.data.images;

import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Images of one size from a folder of classes, kept as bytes until a batch is made.
 *
 * <p>A batch is x (n, channels, height, width), FLOAT from 0 to 1, and y (n) INT labels. Channels are red, green and
 * blue, or one of grey.
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
    private final List<RawImage> pictures;
    private final int[] labels;
    private final List<String> classNames;

    ImageFolder(List<Path> files, List<RawImage> pictures, int[] labels, List<String> classNames) {
        this.files = List.copyOf(files);
        this.pictures = List.copyOf(pictures);
        this.labels = labels;
        this.classNames = classNames;
    }

    /**
     * Reads images in color, which must have one size; {@link ImageFolderReader} can do otherwise.
     *
     * @throws DataFileException if that fails; the message names the file
     */
    public static ImageFolder read(Path folder) throws DataFileException {
        return new ImageFolderReader().read(folder);
    }

    /** Returns how many images there are. */
    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Batch batch(int... indices) {
        for (int index : indices) {
            Objects.checkIndex(index, labels.length);
        }
        RawImage first = pictures.get(0);
        int length = first.bytes().length;
        Tensor rows = Tensor.ofRows(
                indices.length,
                length,
                (i, row) -> PixelScaling.copyScaled(pictures.get(indices[i]).bytes(), 0, length, row, 0));
        return new Batch(
                rows.reshape(indices.length, first.channels(), first.height(), first.width()),
                Tensor.ofLabels(IntStream.of(indices).map(i -> labels[i]).toArray()));
    }

    /** Returns what the labels stand for: label 0 is the first. */
    public List<String> classNames() {
        return classNames;
    }

    /** Returns the file that an image came from. */
    public Path file(int image) {
        return files.get(image);
    }

    /** Returns the class of an image. */
    public int label(int image) {
        return labels[Objects.checkIndex(image, labels.length)];
    }

    @Override
    public String toString() {
        RawImage first = pictures.get(0);
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
