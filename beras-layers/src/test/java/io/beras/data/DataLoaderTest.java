package io.beras.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataLoaderTest {

    private static final int SIZE = 10;

    /** Ten samples of one element each. The element and the label are the index of the sample. */
    private static final Dataset DATASET = Dataset.of(
            Tensor.of(IntStream.range(0, SIZE).asDoubleStream().toArray()).reshape(SIZE, 1),
            Tensor.ofLabels(IntStream.range(0, SIZE).toArray()));

    @Test
    void cutsTheDataInItsOrderWithAShortBatchAtTheEnd() {
        DataLoader loader = new DataLoader(DATASET, 4);

        assertEquals(3, loader.batchesPerEpoch());
        assertEquals(List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9)), labels(loader, 1));
    }

    @Test
    void leavesTheShortBatchOutOnRequest() {
        DataLoader loader = new DataLoader(DATASET, 4).withoutShortBatch();

        assertEquals(2, loader.batchesPerEpoch());
        assertEquals(List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7)), labels(loader, 1));
        assertEquals(2, labels(loader.shuffled(1), 1).size());
        assertEquals(
                2, labels(new DataLoader(DATASET, 5).withoutShortBatch(), 1).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 11, Integer.MAX_VALUE})
    void showsEachSampleOnceAnEpoch(int batchSize) {
        DataLoader loader = new DataLoader(DATASET, batchSize).shuffled(5);

        List<Integer> seen = flat(labels(loader, 1));

        assertEquals(loader.batchesPerEpoch(), labels(loader, 1).size());
        assertEquals(
                IntStream.range(0, SIZE).boxed().toList(),
                seen.stream().sorted().toList());
    }

    @Test
    void keepsSamplesAndTargetsTogether() {
        for (Batch batch : new DataLoader(DATASET, 3).shuffled(5).epoch(2)) {
            int[] labels = batch.y().toIntArray();
            for (int i = 0; i < labels.length; i++) {
                assertEquals(labels[i], batch.x().toDoubleArray()[i]);
            }
        }
    }

    @Test
    void shufflesEachEpochInAnotherOrder() {
        DataLoader loader = new DataLoader(DATASET, SIZE).shuffled(5);

        assertNotEquals(labels(loader, 1), labels(loader, 2));
        assertNotEquals(labels(loader, 1), labels(new DataLoader(DATASET, SIZE).shuffled(6), 1));
        assertFalse(
                labels(loader, 1).get(0).equals(IntStream.range(0, SIZE).boxed().toList()));
    }

    @Test
    void shufflesTheSameWayForTheSameSeed() {
        DataLoader loader = new DataLoader(DATASET, 3).shuffled(5);
        List<List<Integer>> first = labels(loader, 1);
        Randomness.setSeed(99);
        Tensor.randomNormal(3);

        assertEquals(first, labels(new DataLoader(DATASET, 3).shuffled(5), 1), "another loader, other draws between");
        assertEquals(first, labels(loader, 1), "the same epoch again");
    }

    @Test
    void resumedAtAnEpochSeesWhatTheUninterruptedRunSees() {
        DataLoader uninterrupted = new DataLoader(DATASET, 3).shuffled(5);
        labels(uninterrupted, 1);
        labels(uninterrupted, 2);

        assertEquals(labels(uninterrupted, 3), labels(new DataLoader(DATASET, 3).shuffled(5), 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void resumedWithinAnEpochSeesTheRestWithTheSameDraws(int workers) {
        Set<Integer> loaded = ConcurrentHashMap.newKeySet();
        Dataset noisy =
                DATASET.map(x -> x.add(Randomness.current().numbers("noise", 0).uniform(0)));
        Dataset observed = new Dataset() {
            @Override
            public int size() {
                return noisy.size();
            }

            @Override
            public Batch batch(int... indices) {
                IntStream.of(indices).forEach(loaded::add);
                return noisy.batch(indices);
            }
        };
        DataLoader loader = new DataLoader(observed, 2).shuffled(5).workers(workers);
        List<List<Double>> whole = values(loader.epoch(3));
        loaded.clear();

        assertEquals(whole.subList(2, whole.size()), values(loader.epoch(3, 2)));
        assertEquals(observed.size() - 4, loaded.size(), "samples of the batches before are not loaded");
        assertEquals(List.of(), values(loader.epoch(3, whole.size())));
        assertEquals(
                "an epoch of 5 batches can't start at batch 6; give a batch from 0 to 5",
                assertThrows(IllegalArgumentException.class, () -> loader.epoch(3, 6))
                        .getMessage());
    }

    private static List<List<Double>> values(Epoch epoch) {
        List<List<Double>> values = new ArrayList<>();
        try (epoch) {
            for (Batch batch : epoch) {
                values.add(DoubleStream.of(batch.x().toDoubleArray()).boxed().toList());
            }
        }
        return values;
    }

    @Test
    void permutesEvenly() {
        // Over 2,000 epochs each sample comes first 200 times, give or take √(2000·.1·.9) = 13.4: within 4 of these.
        int[] first = new int[SIZE];
        DataLoader loader = new DataLoader(DATASET, 1).shuffled(1);
        for (int epoch = 0; epoch < 2_000; epoch++) {
            first[loader.epoch(epoch).iterator().next().y().toIntArray()[0]]++;
        }
        for (int count : first) {
            assertEquals(200, count, 54);
        }
    }

    @Test
    void anEpochCanBeGoneThroughTwiceAndEnds() {
        Iterable<Batch> epoch = new DataLoader(DATASET, 4).shuffled(5).epoch(1);
        Iterator<Batch> batches = epoch.iterator();
        for (int i = 0; i < 3; i++) {
            batches.next();
        }

        assertFalse(batches.hasNext());
        assertThrows(NoSuchElementException.class, batches::next);
        assertEquals(4, epoch.iterator().next().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesABatchSizeBelowOne(int batchSize) {
        String message = assertThrows(IllegalArgumentException.class, () -> new DataLoader(DATASET, batchSize))
                .getMessage();

        assertEquals("batchSize must be at least 1, not " + batchSize, message);
    }

    @Test
    void refusesAnEmptyDataset() {
        String message = assertThrows(IllegalArgumentException.class, () -> new DataLoader(new Nothing(), 1))
                .getMessage();

        assertEquals("a DataLoader needs at least one sample; the data set is empty", message);
    }

    @Test
    void refusesToLeaveOutTheOnlyBatch() {
        DataLoader loader = new DataLoader(DATASET, SIZE + 1);

        String message = assertThrows(IllegalArgumentException.class, loader::withoutShortBatch)
                .getMessage();

        assertEquals("without its short batch nothing is left: the data set has 10 samples, and a batch 11", message);
    }

    @Test
    void aForLoopGoesThroughTheNextEpoch() {
        DataLoader loader = new DataLoader(DATASET, 3).shuffled(5);

        assertEquals(labels(loader, 1), labels(loader));
        assertEquals(labels(loader, 2), labels(loader));
        assertEquals(labels(loader, 1), labels(loader.seed(5)), "another loader starts again");
    }

    @Test
    void loopsThatEndEarlyLeaveFewThreads() {
        DataLoader loader = new DataLoader(DATASET, 1).workers(2);
        for (int i = 0; i < 50; i++) {
            for (Batch batch : loader) {
                assertEquals(1, batch.size());
                break;
            }
        }
        // The last four loops may still have their threads.
        assertTrue(batchThreads() <= 8, batchThreads() + " threads");
    }

    @Test
    void loopsMayBeNested() {
        DataLoader loader = new DataLoader(DATASET, 2).workers(1);
        int inner = 0;
        for (Batch outer : loader) {
            assertEquals(2, outer.size());
            for (Batch batch : loader) {
                inner += batch.size();
            }
        }
        assertEquals(5 * SIZE, inner);
    }

    @Test
    void describesItself() {
        assertEquals(
                "3 batches of 4 from 10 samples: x (10, 1) FLOAT, y (10) INT labels, in order",
                new DataLoader(DATASET, 4).toString());
        assertEquals(
                "2 batches of 4 from 10 samples: x (10, 1) FLOAT, y (10) INT labels, shuffled with seed 5,"
                        + " without the short batch, workers: 2",
                new DataLoader(DATASET, 4)
                        .shuffled(5)
                        .withoutShortBatch()
                        .workers(2)
                        .toString());
    }

    private static long batchThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("beras-batches-"))
                .count();
    }

    private static List<List<Integer>> labels(Iterable<Batch> batches) {
        List<List<Integer>> labels = new ArrayList<>();
        for (Batch batch : batches) {
            labels.add(IntStream.of(batch.y().toIntArray()).boxed().toList());
        }
        return labels;
    }

    private static List<List<Integer>> labels(DataLoader loader, int epoch) {
        return labels(loader.epoch(epoch));
    }

    private static List<Integer> flat(List<List<Integer>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    private record Nothing() implements Dataset {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public Batch batch(int... indices) {
            throw new AssertionError("an empty data set has no batches");
        }
    }
}
