package io.beras.examples.data;

import io.beras.data.Dataset;
import io.beras.data.TrainValidationSplit;
import java.util.Locale;
import java.util.Optional;

/**
 * Data divided into samples to train on, to validate on, and to test on.
 *
 * <p>Decisions during training (early stopping, the best weights) look at the validation samples only. Test samples are
 * looked at once, after training. So the test accuracy is an honest estimate for new data.
 *
 * @param training the samples to train on
 * @param validation the samples to validate on; empty without validation
 * @param test the samples of the test
 */
public record DataSplit(Dataset training, Optional<Dataset> validation, Dataset test) {

    /**
     * Splits data at random; the same seed gives the same parts. Each part has the classes in the same proportion.
     *
     * @param testFraction the fraction of the data to test on, if the data come without a test set
     * @param validationFraction the fraction of the training data to validate on; 0 for no validation
     */
    public static DataSplit of(LoadedData data, double testFraction, double validationFraction, long seed) {
        Dataset rest = data.training();
        Dataset test;
        if (data.test().isPresent()) {
            test = data.test().get();
        } else {
            TrainValidationSplit parts = split(data, rest, "--test", testFraction, seed);
            rest = parts.training();
            test = parts.validation();
        }
        if (validationFraction == 0) {
            return new DataSplit(rest, Optional.empty(), test);
        }
        // Another seed than the test part: a person who changes --test should not get related parts.
        TrainValidationSplit parts = split(data, rest, "--validation", validationFraction, seed + 1);
        return new DataSplit(parts.training(), Optional.of(parts.validation()), test);
    }

    private static TrainValidationSplit split(
            LoadedData data, Dataset samples, String option, double fraction, long seed) {
        int part = (int) Math.round(fraction * samples.size());
        if (part < 1 || part >= samples.size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s has %,d samples, of which %s %s leaves a part without samples; give another fraction",
                    data.title(),
                    samples.size(),
                    option,
                    fraction));
        }
        return samples.stratifiedSplit(1 - fraction, seed);
    }

    /** Returns the sizes as a sentence. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Split: %,d samples to train on, %,d to validate on after each epoch, %,d to test on once at the end.",
                training.size(),
                validation.map(Dataset::size).orElse(0),
                test.size());
    }
}
