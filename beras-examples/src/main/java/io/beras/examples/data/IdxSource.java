package io.beras.examples.data;

import io.beras.data.images.IdxFile;
import io.beras.data.images.ImageInput;
import io.beras.data.images.LabeledImages;
import io.beras.data.tables.Task;
import io.beras.examples.mnist.ContentChecksum;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A pair of IDX files: images, and their labels.
 *
 * <p>The number of classes is the largest label plus 1.
 *
 * @param images the file of the images
 * @param labels the file of the labels
 */
public record IdxSource(Path images, Path labels) implements DataSource {

    @Override
    public LoadedData load() throws DataFileException {
        int classes = 1;
        for (byte label : IdxFile.read(labels).data()) {
            classes = Math.max(classes, Byte.toUnsignedInt(label) + 1);
        }
        LabeledImages data = LabeledImages.read(images, labels, classes);
        Map<String, String> sums = new LinkedHashMap<>();
        sums.put("images", ContentChecksum.ofFile(images));
        sums.put("labels", ContentChecksum.ofFile(labels));
        String name = FileNames.withoutSuffix(images);
        List<String> classNames =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return new LoadedData(
                name,
                name,
                String.format(Locale.ROOT, "Data: %s (%s).", images, data),
                ContentChecksum.ofParts(sums),
                Task.CLASSIFICATION,
                true,
                classNames,
                data,
                Optional.empty(),
                Optional.of(ImageInput.of(data)));
    }
}
