package io.beras.data.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitGeneratorTest {

    private static final int PIXELS = DigitGenerator.SIZE * DigitGenerator.SIZE;

    private static final DigitGenerator GENERATOR = new DigitGenerator(42);
    private static final DigitArrays THOUSAND = GENERATOR.trainingSet(1000);

    /** The checksums are those of the first run: they change only with the digits, not with the JDK or the machine. */
    @Test
    void sameSeedGeneratesTheSameBytesOnEveryMachine() {
        DigitArrays digits = new DigitGenerator(1).trainingSet(100);

        assertEquals(4_032_119_575L, checksum(digits.pixels()));
        assertEquals(2_874_383_719L, checksum(digits.labels()));
    }

    @Test
    void anotherSeedGeneratesOtherDigits() {
        assertFalse(Arrays.equals(
                new DigitGenerator(1).trainingSet(10).pixels(),
                new DigitGenerator(2).trainingSet(10).pixels()));
    }

    @Test
    void aSmallSetIsTheStartOfALargeSet() {
        DigitArrays few = GENERATOR.trainingSet(13);

        assertArrayEquals(Arrays.copyOf(THOUSAND.pixels(), 13 * PIXELS), few.pixels());
        assertArrayEquals(Arrays.copyOf(THOUSAND.labels(), 13), few.labels());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void threadsDoNotMatter(int threads) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            DigitArrays generated =
                    pool.submit(() -> GENERATOR.trainingSet(1000)).get();
            assertArrayEquals(THOUSAND.pixels(), generated.pixels());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void everyTenDigitsIncludeEachClassOnceInRandomOrder() {
        Set<String> orders = new HashSet<>();
        for (int i = 0; i < THOUSAND.count(); i += 10) {
            byte[] ten = Arrays.copyOfRange(THOUSAND.labels(), i, i + 10);
            orders.add(Arrays.toString(ten));
            Arrays.sort(ten);
            assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, ten);
        }
        assertEquals(100, orders.size());
    }

    @Test
    void allImagesOfBothSetsDiffer() {
        Set<ByteBuffer> images = new HashSet<>();
        for (DigitArrays digits : new DigitArrays[] {THOUSAND, GENERATOR.testSet(1000)}) {
            for (int i = 0; i < digits.count(); i++) {
                images.add(ByteBuffer.wrap(digits.pixels(), i * PIXELS, PIXELS).slice());
            }
        }
        assertEquals(2000, images.size());
    }

    @Test
    void theTestSetHasItsOwnOrderOfLabels() {
        assertFalse(Arrays.equals(THOUSAND.labels(), GENERATOR.testSet(1000).labels()));
    }

    @Test
    void inkIsCentredAsInMnist() {
        for (int i = 0; i < THOUSAND.count(); i++) {
            double mass = 0;
            double x = 0;
            double y = 0;
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                double ink = ink(THOUSAND, i, pixel);
                mass += ink;
                x += ink * (pixel % DigitGenerator.SIZE + 0.5);
                y += ink * (pixel / DigitGenerator.SIZE + 0.5);
            }
            assertEquals(14, x / mass, 0.51, "column of the centre of mass of digit " + i);
            assertEquals(14, y / mass, 0.51, "row of the centre of mass of digit " + i);
        }
    }

    /** MNIST's digits cover from about 20 to 320 full pixels, 103 on average. */
    @Test
    void everyDigitIsALegibleAmountOfInk() {
        double total = 0;
        for (int i = 0; i < THOUSAND.count(); i++) {
            double mass = 0;
            double darkest = 0;
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                mass += ink(THOUSAND, i, pixel);
                darkest = Math.max(darkest, ink(THOUSAND, i, pixel));
            }
            assertTrue(mass > 15 && mass < 300, "ink of digit " + i + ": " + mass);
            assertTrue(darkest > 0.8, "darkest pixel of digit " + i + ": " + darkest);
            total += mass;
        }
        assertEquals(103, total / THOUSAND.count(), 15);
    }

    /** Classifies an image by the nearest mean image of a class; guessing would be right for 10 % of the images. */
    @Test
    void imagesShowTheDigitOfTheirLabel() {
        double[][] means = new double[10][PIXELS];
        for (int i = 0; i < THOUSAND.count(); i++) {
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                means[THOUSAND.labels()[i]][pixel] += ink(THOUSAND, i, pixel) / 100;
            }
        }
        DigitArrays test = GENERATOR.testSet(500);
        int right = 0;
        for (int i = 0; i < test.count(); i++) {
            right += nearest(means, test, i) == test.labels()[i] ? 1 : 0;
        }
        assertTrue(right > 300, right + " of 500 are right");
    }

    @Test
    void noDigitsAreAnEmptySet() {
        assertEquals(0, GENERATOR.testSet(0).count());
        assertEquals(0, GENERATOR.testSet(0).pixels().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void impossibleCountsAreNamed(int count) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> GENERATOR.trainingSet(count));

        assertEquals(
                "Cannot generate " + count + " digits for the training set: give a number from 0 to 2739137.",
                error.getMessage());
    }

    private static int nearest(double[][] means, DigitArrays digits, int i) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
            double distance = 0;
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                double difference = means[label][pixel] - ink(digits, i, pixel);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                nearest = label;
            }
        }
        return nearest;
    }

    private static double ink(DigitArrays digits, int i, int pixel) {
        return Byte.toUnsignedInt(digits.pixels()[i * PIXELS + pixel]) / 255.0;
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
