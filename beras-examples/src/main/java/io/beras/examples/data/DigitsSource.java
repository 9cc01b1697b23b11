package io.beras.examples.data;

import io.beras.data.images.ImageInput;
import io.beras.data.tables.Task;
import io.beras.examples.mnist.DigitData;
import java.io.IOException;
import java.util.Optional;

/** Digits in the files of MNIST, or synthetic digits: a data set with its own test set. */
public final class DigitsSource implements DataSource {

    private final Finder finder;

    /** Finds digits; this may start a download. */
    @FunctionalInterface
    public interface Finder {

        /** Returns the digits. */
        DigitData find() throws IOException, InterruptedException;
    }

    /** Creates a source of the digits that are found. */
    public DigitsSource(Finder finder) {
        this.finder = finder;
    }

    @Override
    public LoadedData load() throws IOException, InterruptedException {
        return of(finder.find());
    }

    /** Returns digits as data to train on. */
    public static LoadedData of(DigitData digits) {
        return new LoadedData(
                digits.name(),
                digits.title(),
                digits.announcement(),
                digits.sha256(),
                Task.CLASSIFICATION,
                true,
                digits.classNames(),
                digits.images().training(),
                Optional.of(digits.images().test()),
                Optional.of(
                        digits.areDigits()
                                ? ImageInput.drawnDigits()
                                : ImageInput.of(digits.images().training())));
    }
}
