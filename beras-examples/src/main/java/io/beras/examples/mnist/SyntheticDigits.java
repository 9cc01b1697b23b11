package io.beras.examples.mnist;

import io.beras.data.images.LabeledImages;
import io.beras.data.images.Mnist;
import io.beras.data.images.TrainTestSplit;
import io.beras.examples.digits.DigitArrays;
import io.beras.examples.digits.DigitGenerator;

/** Digits that Beras draws itself, as a data set: the same ones each time, like a file's. */
public final class SyntheticDigits {

    private static final long SEED = 0;

    private SyntheticDigits() {}

    /** Returns as many digits as MNIST has. */
    public static TrainTestSplit likeMnist() {
        return draw(60_000, 10_000);
    }

    /** Returns so many digits to learn from and so many others to test with. */
    public static TrainTestSplit draw(int trainingCount, int testCount) {
        DigitGenerator artist = new DigitGenerator(SEED);
        return new TrainTestSplit(images(artist.trainingSet(trainingCount)), images(artist.testSet(testCount)));
    }

    private static LabeledImages images(DigitArrays digits) {
        return LabeledImages.of(digits.pixels(), digits.labels(), Mnist.SIDE, Mnist.SIDE, Mnist.CLASSES);
    }
}
