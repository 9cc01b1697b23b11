package io.beras.examples.digits;

import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.stream.IntStream;

/**
 * Draws data sets of handwritten-looking digits in the format of MNIST: 28×28 pixels, light ink on a dark background.
 *
 * <p>Digit i depends on the seed and on i alone, so it is the same picture on every machine, by however many threads it
 * is drawn and however many digits are asked for. Among the digits 10k to 10k + 9 every class is there once, in random
 * order.
 *
 * <pre>{@code
 * DigitArtist artist = new DigitArtist(42);
 * DrawnDigits training = artist.trainingSet(60_000);
 * DrawnDigits test = artist.testSet(10_000);         // other pictures than those for training
 * }</pre>
 */
public final class DigitGenerator {

    /** The width and the height of a picture in pixels. */
    public static final int SIZE = Canvas.SIZE;

    private static final int PIXELS = SIZE * SIZE;
    private static final int CLASSES = 10;
    private static final int LARGEST_COUNT = (Integer.MAX_VALUE - 8) / PIXELS;

    private final Randomness randomness;

    /** An artist who draws the same digits whenever the seed is the same. */
    public DigitGenerator(long seed) {
        this.randomness = Randomness.of(seed);
    }

    /** Draws this many digits to learn from. */
    public DigitArrays trainingSet(int count) {
        return draw("training", count);
    }

    /** Draws this many digits to be judged by. */
    public DigitArrays testSet(int count) {
        return draw("test", count);
    }

    private DigitArrays draw(String set, int count) {
        if (count < 0 || count > LARGEST_COUNT) {
            throw new IllegalArgumentException("Cannot draw " + count + " digits for the " + set
                    + " set: ask for a number from 0 to " + LARGEST_COUNT + ".");
        }
        byte[] labels = labels(set, count);
        byte[] pixels = new byte[count * PIXELS];
        IntStream.range(0, count).parallel().forEach(i -> {
            RandomNumbers draws = randomness.numbers("drawn " + set + " digit", i);
            new DigitWriter(new RandomSequence(draws)).write(labels[i]).print(pixels, i * PIXELS);
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
