package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.data.Batch;
import io.beras.data.digits.DigitArrays;
import io.beras.data.digits.DigitGenerator;
import io.beras.data.images.LabeledImages;
import io.beras.data.images.Mnist;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.TestReporter;

/**
 * Checks of a model that consists of the student's own parts only, on digits that nobody has seen before the check.
 *
 * <p>The images are drawn from the seed of the check; the model gets the images without their labels.
 */
public final class OwnModelChecks {

    private static final int IMAGES = 3000;

    private OwnModelChecks() {}

    /** Trains a model, and reads images with it. */
    @FunctionalInterface
    public interface Reader {
        /** Returns the digit that the model reads on each image, after a training that starts from this seed. */
        int[] read(long seed, Tensor images);
    }

    /**
     * Checks that the model reads at least this fraction of new digits right, after a first or a second training.
     *
     * @param name "simple" or "advanced"; the report publishes "simple-accuracy" and "simple-training-seconds", for
     *     example
     */
    public static void assertReadsAtLeast(double least, String name, Reader reader, TestReporter report) {
        Batch images = images();
        Instant start = Instant.now();
        double accuracy = accuracy(name, reader, 1, images);
        if (accuracy < least) {
            // A right model may miss the bound by an unlucky start; a wrong part misses it from each start.
            accuracy = Math.max(accuracy, accuracy(name, reader, 2, images));
        }
        report.publishEntry(name + "-accuracy", Double.toString(accuracy));
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        report.publishEntry(name + "-training-seconds", Double.toString(seconds));
        Expect.that(
                accuracy >= least,
                String.format(
                        Locale.ROOT,
                        "the %s model of your own parts reads %.2f %% of new digits right, but must read at least %.1f %%",
                        name,
                        100 * accuracy,
                        100 * least),
                new Diagnosis(
                        "inaccurate-together",
                        "looks like a part that is wrong, or a recipe that fits other parts: mend the parts that lose"
                                + " points above, then run the milestone \"" + name + "\""));
    }

    /** The seed of the images never leaves the check: who has the seed can draw the labels. */
    private static Batch images() {
        DigitArrays digits = new DigitGenerator(Draws.fresh().seed()).testSet(IMAGES);
        return LabeledImages.of(digits.pixels(), digits.labels(), Mnist.SIDE, Mnist.SIDE, Mnist.CLASSES)
                .all();
    }

    private static double accuracy(String name, Reader reader, long seed, Batch images) {
        int[] read = Expect.notNull("the " + name + " model", Guarded.run(() -> reader.read(seed, images.x())));
        int[] labels = images.y().toIntArray();
        Expect.that(
                read.length == labels.length,
                "the model read " + read.length + " digits on " + labels.length + " images; return one for each image");
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            if (read[i] == labels[i]) {
                right++;
            }
        }
        return (double) right / labels.length;
    }
}
