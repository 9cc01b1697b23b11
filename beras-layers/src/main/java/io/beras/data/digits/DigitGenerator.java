package io.beras.data.digits;

import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.stream.IntStream;

/**
 * Generates data sets of handwritten-looking digits in the format of MNIST: 28 × 28 pixels, light ink on a dark
 * background.
 *
 * <p>Digit i depends only on the seed and on i. Its image is therefore the same on every machine, for every number of
 * threads and for every number of digits. The digits 10k to 10k + 9 include each class once, in random order.
 *
 * <pre>{@code
 * DigitGenerator generator = new DigitGenerator(42);
 * DigitArrays training = generator.trainingSet(60_000);
 * DigitArrays test = generator.testSet(10_000);         // different images from those for training
 * }</pre>
 */
public final class DigitGenerator {

    /** The width and the height of an image in pixels. */
    public static final int SIZE = Canvas.SIZE;

    private static final int PIXELS = SIZE * SIZE;
    private static final int CLASSES = 10;
    private static final int LARGEST_COUNT = (Integer.MAX_VALUE - 8) / PIXELS;

    private final Randomness randomness;

    /** Creates a generator; the same seed generates the same digits. */
    public DigitGenerator(long seed) {
        this.randomness = Randomness.of(seed);
    }

    /** Generates {@code count} digits for training. */
    public DigitArrays trainingSet(int count) {
        return generate("training", count);
    }

    /** Generates {@code count} digits for testing. */
    public DigitArrays testSet(int count) {
        return generate("test", count);
    }

    private DigitArrays generate(String set, int count) {
        if (count < 0 || count > LARGEST_COUNT) {
            throw new IllegalArgumentException("Cannot generate " + count + " digits for the " + set
                    + " set: give a number from 0 to " + LARGEST_COUNT + ".");
        }
        byte[] labels = labels(set, count);
        byte[] pixels = new byte[count * PIXELS];
        IntStream.range(0, count).parallel().forEach(i -> {
            // Another text here, or for the labels below, would give other digits.
            RandomNumbers numbers = randomness.numbers("drawn " + set + " digit", i);
            new DigitRenderer(new RandomSequence(numbers)).write(labels[i]).print(pixels, i * PIXELS);
        });
        return new DigitArrays(pixels, labels);
    }

    private byte[] labels(String set, int count) {
        byte[] labels = new byte[count];
        int[] order = {};
        for (int i = 0; i < count; i++) {
            if (i % CLASSES == 0) {
                order = randomness
                        .numbers("drawn " + set + " label", i / CLASSES)
                        .permutation(CLASSES);
            }
            labels[i] = (byte) order[i % CLASSES];
        }
        return labels;
    }
}
