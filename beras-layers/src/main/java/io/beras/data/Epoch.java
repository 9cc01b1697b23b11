package io.beras.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The batches of one epoch, or the last of them, in their order. Each iteration loads the batches again.
 *
 * <p>With workers, threads run from the first batch to the last. Close the epoch if a loop may end earlier. Without that, the
 * threads wait until the garbage collector finds the iterator unused:
 *
 * <pre>{@code
 * try (Epoch epoch = new DataLoader(photos, 64).shuffled(seed).workers(2).epoch(1)) {
 *     for (Batch batch : epoch) { … }
 * }
 * }</pre>
 *
 * <p>The tensors of a batch belong to the {@link io.beras.core.StepScope} that is open when {@code next()} is called.
 */
public final class Epoch implements Iterable<Batch>, AutoCloseable {

    private final IntFunction<Batch> source;
    private final int first;
    private final int count;
    private final PrefetchSettings prefetch;
    private final List<PrefetchingIterator> iterators = new ArrayList<>();

    Epoch(IntFunction<Batch> source, int first, int count, PrefetchSettings prefetch) {
        this.source = source;
        this.first = first;
        this.count = count;
        this.prefetch = prefetch;
    }

    /** Returns an iterator from the first batch. Its {@code next()} throws what loading the batch threw. */
    @Override
    public Iterator<Batch> iterator() {
        PrefetchingIterator iterator = new PrefetchingIterator(source, first, count, prefetch);
        iterators.add(iterator);
        return iterator;
    }

    /** Ends the worker threads, if any, and waits until they have ended. */
    @Override
    public void close() {
        iterators.forEach(PrefetchingIterator::close);
        iterators.clear();
    }
}
