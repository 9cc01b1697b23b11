package io.beras.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The batches of one epoch, in their order, to be gone through once or more; each time makes them anew.
 *
 * <p>With workers, threads run from the first batch to the last. Close the epoch where a loop may end before that, or they
 * wait until the garbage collector finds it forgotten:
 *
 * <pre>{@code
 * try (Epoch epoch = new DataLoader(photos, 64).shuffled(seed).workers(2).epoch(1)) {
 *     for (Batch batch : epoch) { … }
 * }
 * }</pre>
 *
 * <p>The tensors of a batch belong to the {@link io.beras.core.StepScope} that is open where the iterator is asked for it.
 */
public final class Epoch implements Iterable<Batch>, AutoCloseable {

    private final IntFunction<Batch> source;
    private final int count;
    private final Prefetch ahead;
    private final List<PrefetchingIterator> begun = new ArrayList<>();

    Epoch(IntFunction<Batch> source, int count, Prefetch ahead) {
        this.source = source;
        this.count = count;
        this.ahead = ahead;
    }

    /** Begins the epoch; what making a batch throws is thrown where that batch is asked for. */
    @Override
    public Iterator<Batch> iterator() {
        PrefetchingIterator batches = new PrefetchingIterator(source, count, ahead);
        begun.add(batches);
        return batches;
    }

    /** Ends the threads of the workers, if there are any, and waits for their end. */
    @Override
    public void close() {
        begun.forEach(PrefetchingIterator::close);
        begun.clear();
    }
}
