package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Randomness;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The next batch is made on another thread, and nobody can tell but by the clock. */
class BatchesAheadTest {

    private static final int WIDE = 20_000;

    @Test
    void batchesAreThoseOfTheLoaderInItsOrder() {
        DataLoader loader = new DataLoader(numbered(10, WIDE), 3).shuffled(5);
        for (int epoch : new int[] {1, 2}) {
            List<List<Float>> expected = new ArrayList<>();
            loader.epoch(epoch).forEach(batch -> expected.add(firstColumn(batch)));

            assertEquals(expected, read(loader, 0, epoch));
        }
    }

    @Test
    void largeBatchesComeFromAnotherThreadAndSmallOnesDoNot() {
        List<Thread> threads = new ArrayList<>();
        read(new DataLoader(observed(8, WIDE, threads), 2), 0, 1);
        assertSame(Thread.currentThread(), threads.get(0));
        assertNotEquals(Thread.currentThread(), threads.get(1));
        assertEquals(threads.get(1), threads.get(3));

        threads.clear();
        read(new DataLoader(observed(8, 3, threads), 2), 0, 1);
        assertEquals(
                List.of(Thread.currentThread()), threads.stream().distinct().toList());
    }

    @Test
    void aBatchBelongsToTheStepItWasTakenIn() {
        DataLoader loader = new DataLoader(numbered(6, WIDE), 2);
        try (BatchesAhead batches = new BatchesAhead(loader, 0, 1, BatchesAhead.WORTH_A_THREAD)) {
            batches.next();
            Tensor kept;
            try (StepScope step = new StepScope("the second step")) {
                kept = batches.next().x();
                assertEquals(2, kept.toFloatArray()[0]);
            }
            String message = assertThrows(IllegalStateException.class, kept::toFloatArray)
                    .getMessage();
            assertTrue(message.contains("the second step"), message);
        }
    }

    @Test
    void weightsOfSamplesComeAlong() {
        Dataset weighted = numbered(6, WIDE).withSampleWeights(Tensor.of(0, 10, 20, 30, 40, 50));
        DataLoader loader = new DataLoader(weighted, 2).shuffled(3);
        try (BatchesAhead batches = new BatchesAhead(loader, 0, 1, BatchesAhead.WORTH_A_THREAD)) {
            while (batches.hasNext()) {
                try (StepScope step = new StepScope()) {
                    Batch batch = batches.next();
                    for (int row = 0; row < 2; row++) {
                        assertEquals(
                                10 * firstColumn(batch).get(row),
                                Objects.requireNonNull(batch.sampleWeights()).toFloatArray()[row]);
                    }
                }
            }
        }
    }

    @Test
    void whatTheDataSetThrowsIsThrownWhereItsBatchIsAskedFor() {
        for (Throwable failure : List.of(new IllegalStateException("no more disk"), new AssertionError("broken"))) {
            Dataset failing = made(9, indices -> {
                if (indices[0] >= 6) {
                    BatchesAheadTest.<RuntimeException>sneak(failure);
                }
                return wide(indices, WIDE);
            });
            try (BatchesAhead batches =
                    new BatchesAhead(new DataLoader(failing, 3), 0, 1, BatchesAhead.WORTH_A_THREAD)) {
                batches.next();
                batches.next();

                assertSame(failure, assertThrows(Throwable.class, batches::next));
            }
        }
    }

    @Test
    void closingEndsTheThreadEvenIfTheDataSetSwallowsItsInterruption() {
        List<Thread> threads = new ArrayList<>();
        Dataset stubborn = made(9, indices -> {
            threads.add(Thread.currentThread());
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
            return wide(indices, WIDE);
        });
        try (BatchesAhead batches = new BatchesAhead(new DataLoader(stubborn, 1), 0, 1, BatchesAhead.WORTH_A_THREAD)) {
            batches.next();
            batches.next();
        }
        assertFalse(threads.get(1).isAlive());
    }

    @Test
    void anInterruptedTrainingThreadGetsItsBatchAndStaysInterrupted() {
        try (BatchesAhead batches =
                new BatchesAhead(new DataLoader(numbered(6, WIDE), 2), 0, 1, BatchesAhead.WORTH_A_THREAD)) {
            batches.next();
            Thread.currentThread().interrupt();

            assertEquals(2, batches.next().x().toFloatArray()[0]);
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void whatADataSetDrawsDependsOnSeedAndEpochAndDisturbsNobody() {
        for (int width : new int[] {3, WIDE}) {
            Dataset noisy = made(
                    4,
                    indices -> new Batch(
                            Tensor.randomNormal(indices.length, width), Tensor.ofLabels(new int[indices.length])));
            DataLoader loader = new DataLoader(noisy, 1);
            Randomness.setSeed(3);
            float expected = Tensor.randomNormal(1).toFloatArray()[0];
            Randomness.setSeed(3);

            List<List<Float>> drawn = read(loader, 7, 1);

            assertEquals(expected, Tensor.randomNormal(1).toFloatArray()[0], "the caller's own draws");
            assertEquals(drawn, read(loader, 7, 1));
            assertNotEquals(drawn, read(loader, 7, 2));
            assertNotEquals(drawn, read(loader, 8, 1));
        }
    }

    private static List<List<Float>> read(DataLoader loader, long seed, int epoch) {
        List<List<Float>> columns = new ArrayList<>();
        try (BatchesAhead batches = new BatchesAhead(loader, seed, epoch, BatchesAhead.WORTH_A_THREAD)) {
            while (batches.hasNext()) {
                try (StepScope step = new StepScope()) {
                    columns.add(firstColumn(batches.next()));
                }
            }
        }
        return columns;
    }

    private static List<Float> firstColumn(Batch batch) {
        float[] numbers = batch.x().toFloatArray();
        List<Float> column = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            column.add(numbers[row * (numbers.length / batch.size())]);
        }
        return column;
    }

    private static Dataset numbered(int size, int width) {
        return made(size, indices -> wide(indices, width));
    }

    private static Dataset observed(int size, int width, List<Thread> threads) {
        return made(size, indices -> {
            threads.add(Thread.currentThread());
            return wide(indices, width);
        });
    }

    private static Batch wide(int[] indices, int width) {
        float[] x = new float[indices.length * width];
        for (int i = 0; i < x.length; i++) {
            x[i] = indices[i / width];
        }
        int[] y = new int[indices.length];
        return new Batch(Tensor.of(x, indices.length, width), Tensor.ofLabels(y));
    }

    private static Dataset made(int size, Maker maker) {
        return new Dataset() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Batch batch(int... indices) {
                return maker.apply(indices);
            }
        };
    }

    private interface Maker {
        Batch apply(int... indices);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
