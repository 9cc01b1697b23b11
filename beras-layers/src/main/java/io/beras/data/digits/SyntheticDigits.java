package io.beras.data.digits;

import io.beras.data.images.LabeledImages;
import io.beras.data.images.Mnist;
import io.beras.data.images.TrainTestSplit;

/** Synthetic digits as a data set: {@link DigitGenerator}'s digits with a fixed seed, in every run the same. */
public final class SyntheticDigits {

    private static final long SEED = 0;

    private SyntheticDigits() {}

    /** Returns as many digits as MNIST: 60,000 for training and 10,000 for testing. */
    public static TrainTestSplit likeMnist() {
        return generate(60_000, 10_000);
    }

    /** Returns the given numbers of digits for training and of other digits for testing. */
    public static TrainTestSplit generate(int trainingCount, int testCount) {
        DigitGenerator generator = new DigitGenerator(SEED);
        return new TrainTestSplit(images(generator.trainingSet(trainingCount)), images(generator.testSet(testCount)));
    }

    private static LabeledImages images(DigitArrays digits) {
        return LabeledImages.of(digits.pixels(), digits.labels(), Mnist.SIDE, Mnist.SIDE, Mnist.CLASSES);
    }
}
