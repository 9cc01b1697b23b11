package io.beras.examples.data;

import io.beras.data.Dataset;
import io.beras.data.images.ImageFolder;
import io.beras.data.images.ImageFolderReader;
import io.beras.data.images.ImageInput;
import io.beras.data.tables.Task;
import io.beras.examples.mnist.ContentChecksum;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder of images with a subfolder for each class, and perhaps a second folder for the test.
 *
 * @param folder the folder to train on
 * @param testFolder the folder to test on, with the same classes; null to take a part of the first folder
 * @param size the size to which the images are scaled; null to keep the size of the files
 */
public record ImagesSource(
        Path folder, @Nullable Path testFolder, @Nullable ImageSize size) implements DataSource {

    @Override
    public LoadedData load() throws DataFileException {
        ImageFolder images = read(folder);
        Map<String, String> sums = new LinkedHashMap<>(sums("training", folder, images));
        Optional<ImageFolder> test = Optional.empty();
        if (testFolder != null) {
            ImageFolder testImages = read(testFolder);
            if (!testImages.classNames().equals(images.classNames())) {
                throw new DataFileException(testFolder + " has the classes " + testImages.classNames() + ", but "
                        + folder + " has " + images.classNames() + "; give both the same subfolders");
            }
            sums.putAll(sums("test", testFolder, testImages));
            test = Optional.of(testImages);
        }
        return new LoadedData(
                FileNames.of(folder),
                FileNames.of(folder),
                "Data: " + folder + " (" + images + ").",
                ContentChecksum.ofParts(sums),
                Task.CLASSIFICATION,
                true,
                images.classNames(),
                rows(images),
                test.map(ImagesSource::rows),
                Optional.of(ImageInput.of(images).flat()));
    }

    private ImageFolder read(Path path) throws DataFileException {
        ImageFolderReader reader = new ImageFolderReader();
        if (size != null) {
            reader.scaledTo(size.height(), size.width());
            if (size.channels() == 1) {
                reader.grey();
            }
        }
        try {
            return reader.read(path);
        } catch (DataFileException e) {
            throw new DataFileException(CommandWords.training(String.valueOf(e.getMessage())), e);
        }
    }

    /** Returns the images as rows of pixels, which dense layers take. */
    private static Dataset rows(ImageFolder images) {
        return images.map(x -> x.reshape(x.size(0), -1));
    }

    private static Map<String, String> sums(String part, Path folder, ImageFolder images) throws DataFileException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (int image = 0; image < images.size(); image++) {
            Path file = images.file(image);
            String name = part + "/" + folder.relativize(file).toString().replace('\\', '/');
            sums.put(name, ContentChecksum.ofFile(file));
        }
        return sums;
    }
}
