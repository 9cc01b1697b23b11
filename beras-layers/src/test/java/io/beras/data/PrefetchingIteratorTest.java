package io.beras.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prefetching with any number of threads gives the same batches as none, only earlier. */
class PrefetchingIteratorTest {

    private static final int WIDE = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 20})
    void batchesAreThoseOfTheLoaderInItsOrder(int threads) {
        DataLoader loader = new DataLoader(numbered(10, WIDE), 3).shuffled(5);
        for (int epoch : new int[] {1, 2}) {
            List<List<Float>> expected = new ArrayList<>();
            loader.epoch(epoch).forEach(batch -> expected.add(firstColumn(batch)));

            assertEquals(4, expected.size());
            assertEquals(expected, read(loader.workers(threads), epoch));
        }
    }

    @Test
    void eachWorkerMakesEveryNthBatchAfterTheFirst() {
        Map<Integer, Thread> threads = new ConcurrentHashMap<>();
        read(new DataLoader(observed(7, 3, threads), 1).workers(3), 1);

        assertSame(Thread.currentThread(), threads.get(0));
        assertEquals(4, threads.values().stream().distinct().count());
        for (int batch = 1; batch <= 3; batch++) {
            assertSame(threads.get(batch), threads.get(batch + 3));
        }
    }

    @Test
    void onlyLargeBatchesAreWorthAThreadUnlessWorkersAreAskedFor() {
        Map<Integer, Thread> threads = new ConcurrentHashMap<>();
        read(
                new DataLoader(observed(8, WIDE, threads), 1)
                        .prefetch(new PrefetchSettings(1, PrefetchSettings.LARGE_BATCH)),
                1);
        assertSame(Thread.currentThread(), threads.get(0));
        assertNotEquals(Thread.currentThread(), threads.get(1));
        assertEquals(threads.get(1), threads.get(7));

        threads.clear();
        read(
                new DataLoader(observed(8, 3, threads), 1)
                        .prefetch(new PrefetchSettings(1, PrefetchSettings.LARGE_BATCH)),
                1);
        assertEquals(Set.of(Thread.currentThread()), Set.copyOf(threads.values()));
    }

    @Test
    void weightsOfSamplesComeAlong() {
        Dataset weighted = numbered(6, WIDE).withSampleWeights(Tensor.of(0, 10, 20, 30, 40, 50));
        try (Epoch epoch = new DataLoader(weighted, 2).shuffled(3).workers(2).epoch(1)) {
            Iterator<Batch> batches = epoch.iterator();
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aBatchBelongsToTheStepOfTheCaller(int threads) {
        try (Epoch epoch = new DataLoader(numbered(6, WIDE), 2).workers(threads).epoch(1)) {
            Iterator<Batch> batches = epoch.iterator();
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void nextThrowsWhatTheDataSetThrew(int threads) {
        for (Throwable failure : List.of(new IllegalStateException("no more disk"), new AssertionError("broken"))) {
            List<Thread> makers = new CopyOnWriteArrayList<>();
            Dataset failing = made(12, indices -> {
                makers.add(Thread.currentThread());
                if (indices[0] == 6) {
                    PrefetchingIteratorTest.<RuntimeException>sneak(failure);
                }
                return wide(indices, WIDE);
            });
            Iterator<Batch> batches =
                    new DataLoader(failing, 3).workers(threads).epoch(1).iterator();
            batches.next();
            assertEquals(3, batches.next().x().toFloatArray()[0], "the batch before the failing one");

            assertSame(failure, assertThrows(Throwable.class, batches::next));

            // The threads have ended, though nobody has closed the epoch; and nobody waits for a batch in vain.
            assertTrue(makers.stream().noneMatch(thread -> thread != Thread.currentThread() && thread.isAlive()));
            assertEquals(
                    "cannot load more batches: loading batch 3 failed; call epoch(n) again",
                    assertThrows(IllegalStateException.class, batches::next).getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void closingEndsTheThreadsEvenIfTheDataSetSwallowsTheirInterruption(int threads) {
        List<Thread> makers = new CopyOnWriteArrayList<>();
        Dataset stubborn = made(9, indices -> {
            makers.add(Thread.currentThread());
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
            return wide(indices, WIDE);
        });
        Iterator<Batch> batches;
        try (Epoch epoch = new DataLoader(stubborn, 1).workers(threads).epoch(1)) {
            batches = epoch.iterator();
            batches.next();
            batches.next();
        }
        assertTrue(makers.size() >= 2);
        assertTrue(makers.stream().noneMatch(thread -> thread != Thread.currentThread() && thread.isAlive()));
        assertEquals(
                "cannot load more batches: the epoch is closed; call epoch(n) again",
                assertThrows(IllegalStateException.class, batches::next).getMessage());
    }

    @Test
    void threadsEndByThemselvesAfterTheLastBatch() throws InterruptedException {
        List<Thread> makers = new CopyOnWriteArrayList<>();
        Dataset dataset = made(9, indices -> {
            makers.add(Thread.currentThread());
            return wide(indices, 3);
        });
        for (Batch batch : new DataLoader(dataset, 1).workers(2).epoch(1)) {
            assertEquals(1, batch.size());
        }
        makers.removeIf(thread -> thread == Thread.currentThread());
        assertEquals(8, makers.size());
        for (Thread maker : makers) {
            maker.join(5000);
            assertFalse(maker.isAlive());
        }
    }

    @Test
    void threadsEndWhenALoopEndsEarlyWithoutClosingTheEpoch() throws InterruptedException {
        List<Thread> makers = new CopyOnWriteArrayList<>();
        takeTwoOfNine(new DataLoader(
                made(9, indices -> {
                    makers.add(Thread.currentThread());
                    return wide(indices, 3);
                }),
                1));
        makers.removeIf(thread -> thread == Thread.currentThread());
        assertFalse(makers.isEmpty());

        for (int i = 0; i < 100 && makers.stream().anyMatch(Thread::isAlive); i++) {
            System.gc();
            Thread.sleep(50);
        }

        assertTrue(makers.stream().noneMatch(Thread::isAlive));
    }

    private static void takeTwoOfNine(DataLoader loader) {
        Iterator<Batch> batches = loader.workers(2).epoch(1).iterator();
        batches.next();
        batches.next();
    }

    @Test
    void anInterruptedTrainingThreadGetsItsBatchAndStaysInterrupted() {
        try (Epoch epoch = new DataLoader(numbered(6, WIDE), 2).workers(1).epoch(1)) {
            Iterator<Batch> batches = epoch.iterator();
            batches.next();
            Thread.currentThread().interrupt();

            assertEquals(2, batches.next().x().toFloatArray()[0]);
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void theDrawsOfADataSetDependOnlyOnSeedEpochAndBatch() {
        Dataset noisy = made(
                4,
                indices -> new Batch(Tensor.randomNormal(indices.length, 3), Tensor.ofLabels(new int[indices.length])));
        DataLoader loader = new DataLoader(noisy, 1).seed(7);
        Randomness.setSeed(3);
        float expected = Tensor.randomNormal(1).toFloatArray()[0];
        Randomness.setSeed(3);

        List<List<Float>> drawn = read(loader, 1);

        assertEquals(expected, Tensor.randomNormal(1).toFloatArray()[0], "the caller's own draws");
        assertEquals(4, Set.copyOf(drawn).size(), "each batch draws its own");
        for (int threads = 0; threads <= 3; threads++) {
            assertEquals(drawn, read(loader.workers(threads), 1));
        }
        assertNotEquals(drawn, read(loader, 2));
        assertNotEquals(drawn, read(loader.seed(8), 1));
        assertEquals(drawn, read(loader.shuffled(7), 1), "in another order of samples");
    }

    @Test
    void refusesANegativeNumberOfWorkers() {
        DataLoader loader = new DataLoader(numbered(1, 1), 1);

        assertEquals(
                "workers must be at least 0, not -1",
                assertThrows(IllegalArgumentException.class, () -> loader.workers(-1))
                        .getMessage());
    }

    private static List<List<Float>> read(DataLoader loader, int number) {
        List<List<Float>> columns = new ArrayList<>();
        try (Epoch epoch = loader.epoch(number)) {
            Iterator<Batch> batches = epoch.iterator();
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

    private static Dataset observed(int size, int width, Map<Integer, Thread> threads) {
        return made(size, indices -> {
            threads.put(indices[0], Thread.currentThread());
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
