package io.beras.examples.mnist;

import io.beras.data.images.LabeledImages;
import io.beras.data.images.TrainTestSplit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Digits to train on, with their names.
 *
 * @param name "mnist", "synthetic", … for reports
 * @param title "MNIST", "synthetic digits", … for the titles of plots
 * @param announcement a sentence for the user that describes the origin and the number of the digits
 * @param images training and test images
 * @param sha256 the SHA-256 sum of the data
 * @param classNames the names of the classes
 */
public record DigitData(
        String name, String title, String announcement, TrainTestSplit images, String sha256, List<String> classNames) {

    /** Copies the list. */
    public DigitData {
        classNames = List.copyOf(classNames);
    }

    /** Creates data whose checksum is that of the pixels and labels, and whose classes are named 0, 1, 2, …. */
    public DigitData(String name, String title, String announcement, TrainTestSplit images) {
        this(
                name,
                title,
                announcement,
                images,
                checksum(images),
                IntStream.range(0, images.training().classes())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** Returns whether the images are digits as those of MNIST, so that a drawing of a digit can be brought to their form. */
    public boolean areDigits() {
        return name.equals("mnist") || name.equals("synthetic");
    }

    private static String checksum(TrainTestSplit images) {
        Map<String, String> sums = new LinkedHashMap<>();
        sums.put("training", checksum(images.training()));
        sums.put("test", checksum(images.test()));
        return ContentChecksum.ofParts(sums);
    }

    private static String checksum(LabeledImages images) {
        int size = images.rows() * images.columns();
        byte[] content = new byte[images.size() * (size + 1)];
        for (int image = 0; image < images.size(); image++) {
            System.arraycopy(images.pixels(image), 0, content, image * (size + 1), size);
            content[image * (size + 1) + size] = (byte) images.label(image);
        }
        return ContentChecksum.of(content);
    }
}
