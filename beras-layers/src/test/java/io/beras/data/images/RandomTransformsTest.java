package io.beras.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import io.beras.data.Epoch;
import io.beras.data.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Random flips and crops give only possible results, all equally often. */
class RandomTransformsTest {

    /** One image of 2 × 3 pixels in two channels. */
    private static final Tensor IMAGE = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 1, 2, 2, 3);

    private static final float[] MIRRORED = {3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10};

    @BeforeEach
    void sameDrawsEachTime() {
        Randomness.setSeed(1);
    }

    @Test
    void aFlipMirrorsTheRowsOfAllChannels() {
        assertArrayEquals(MIRRORED, new RandomFlip(1).apply(IMAGE).toFloatArray());
        assertArrayEquals(IMAGE.toFloatArray(), new RandomFlip(0).apply(IMAGE).toFloatArray());
        assertArrayEquals(
                new float[] {2, 1},
                new RandomFlip(1).apply(Tensor.of(new float[] {1, 2}, 1, 1, 2)).toFloatArray(),
                "without an axis of channels");
    }

    @Test
    void aFlipMirrorsEachImageOnItsOwnWithItsProbability() {
        // Of 2,000 images 600 are mirrored, give or take √(2000·.3·.7) = 20.5: within 4 of these.
        Tensor images = Tensor.of(new float[] {0, 1}, 1, 1, 2).broadcastTo(2000, 1, 2);

        Tensor flipped = new RandomFlip(.3).apply(images);

        assertArrayEquals(new long[] {2000, 1, 2}, flipped.shape());
        assertEquals(600, flipped.slice(2, 0, 1).sum().item(), 82);
    }

    @Test
    void aCropIsTheImageShiftedOverZeros() {
        // Padded with one zero all round, the image is 4 × 5; a piece of 2 × 3 begins at one of 3 × 3 places.
        List<List<Float>> pieces = new ArrayList<>();
        for (int a = -1; a <= 1; a++) {
            for (int b = -1; b <= 1; b++) {
                pieces.add(shifted(a, b));
            }
        }
        Map<List<Float>, Integer> seen = new HashMap<>();
        Tensor images = IMAGE.broadcastTo(900, 2, 2, 3);

        float[] cropped = new RandomCrop(1).apply(images).toFloatArray();

        for (int image = 0; image < 900; image++) {
            seen.merge(list(Arrays.copyOfRange(cropped, image * 12, image * 12 + 12)), 1, Integer::sum);
        }
        assertEquals(9, seen.size());
        for (List<Float> piece : pieces) {
            // 100 times each, give or take √(900·⅑·⁸⁄₉) = 9.4: within 4 of these.
            assertEquals(100, seen.getOrDefault(piece, 0), 38, piece.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 0",
        "1, 1, 1, 9",
        "2, 3, 5, 0",
        "4, 5, 3, 1",
        "3, 5, 5, 2",
        "4, 2, 4, 4",
        "2, 1, 5, 3",
        "3, 5, 1, 9"
    })
    void aCropKeepsTheShapeAndAddsOnlyZeros(int n, int height, int width, int padding) {
        Tensor ones = Tensor.ones(n, 3, height, width);

        Tensor cropped = new RandomCrop(padding).apply(ones);

        assertArrayEquals(ones.shape(), cropped.shape());
        // What is left of a shifted rectangle of ones is a rectangle, the same in each channel: per image
        // 3·rows·columns.
        for (double count : cropped.sum(1, 2, 3).toDoubleArray()) {
            assertEquals(0, count % 3);
            assertEquals(true, count <= 3 * height * width);
        }
        if (padding == 0) {
            assertArrayEquals(ones.toFloatArray(), cropped.toFloatArray());
        }
    }

    @Test
    void doesNotChangeItsInput() {
        float[] before = IMAGE.toFloatArray();

        new RandomFlip(1).apply(IMAGE);
        new RandomCrop(1).apply(IMAGE);

        assertArrayEquals(before, IMAGE.toFloatArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aLoaderDrawsTheSameForTheSameSeedAndEpochWithAnyNumberOfWorkers(int workers) {
        Tensor ramp =
                Tensor.of(IntStream.range(0, 40 * 6).asDoubleStream().toArray()).reshape(40, 2, 3);
        Dataset varied = Dataset.of(ramp, Tensor.ofLabels(new int[40]))
                .map(new RandomFlip(.5))
                .map(new RandomCrop(2));
        DataLoader loader = new DataLoader(varied, 16).shuffled(3);

        List<float[]> first = pixels(loader, 1);
        Randomness.setSeed(99);
        List<float[]> again = pixels(loader.workers(workers), 1);

        assertEquals(3, first.size());
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(first.get(i), again.get(i));
        }
        assertNotEquals(list(first.get(0)), list(pixels(loader, 2).get(0)));
    }

    @Test
    void twoTransformsOfOneClassDrawDifferently() {
        // Were both flips the same draw, each image would be mirrored twice or not at all, and none would change.
        Tensor images = IMAGE.broadcastTo(64, 2, 2, 3);
        Dataset twice = Dataset.of(images, Tensor.ofLabels(new int[64]))
                .map(new RandomFlip(.5))
                .map(new RandomFlip(.5));

        float[] flipped = pixels(new DataLoader(twice, 64), 1).get(0);

        assertNotEquals(list(images.toFloatArray()), list(flipped));
    }

    @Test
    void refusesTensorsThatAreNoImages() {
        Transform crop = new RandomCrop(1);

        assertEquals(
                "RandomCrop needs images, x (n, height, width) or (n, channels, height, width), not (2, 784);"
                        + " map(x -> x.reshape(-1, 28, 28)) makes images of rows",
                assertThrows(ShapeException.class, () -> crop.apply(Tensor.zeros(2, 784)))
                        .getMessage());
        assertEquals(
                "RandomFlip needs FLOAT images, not DOUBLE; apply RandomFlip before the cast",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new RandomFlip(.5).apply(Tensor.full(DataType.DOUBLE, 0, 1, 2, 3)))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.1, 1.1, Double.NaN})
    void refusesAnInvalidProbability(double p) {
        assertEquals(
                "p must be from 0 to 1, not " + p,
                assertThrows(IllegalArgumentException.class, () -> new RandomFlip(p))
                        .getMessage());
    }

    @Test
    void refusesNegativeAndHugePadding() {
        assertEquals(
                "padding must be at least 0, not -1",
                assertThrows(IllegalArgumentException.class, () -> new RandomCrop(-1))
                        .getMessage());
        assertEquals(
                "padding must be at most 1048576, not 2147483647",
                assertThrows(IllegalArgumentException.class, () -> new RandomCrop(Integer.MAX_VALUE))
                        .getMessage());
    }

    /** Shifts the image in plain Java: y[i, j] = x[i + a, j + b], 0 outside. */
    private static List<Float> shifted(int a, int b) {
        float[] x = IMAGE.toFloatArray();
        float[] y = new float[12];
        for (int channel = 0; channel < 2; channel++) {
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 3; j++) {
                    boolean inside = i + a >= 0 && i + a < 2 && j + b >= 0 && j + b < 3;
                    y[channel * 6 + i * 3 + j] = inside ? x[channel * 6 + (i + a) * 3 + j + b] : 0;
                }
            }
        }
        return list(y);
    }

    private static List<float[]> pixels(DataLoader loader, int number) {
        List<float[]> pixels = new ArrayList<>();
        try (Epoch epoch = loader.epoch(number)) {
            for (Batch batch : epoch) {
                try (StepScope step = new StepScope()) {
                    pixels.add(batch.x().toFloatArray());
                }
            }
        }
        return pixels;
    }

    private static List<Float> list(float... numbers) {
        List<Float> list = new ArrayList<>();
        for (float number : numbers) {
            list.add(number);
        }
        return list;
    }
}
