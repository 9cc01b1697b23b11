package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Records, while it is open, the inputs with which this thread calls parts of a model for the first time: their shapes and
 * types. The summary of a model learns from it which shapes reach the parts of a custom {@code forward}.
 *
 * <pre>{@code
 * try (CallObserver observer = new CallObserver()) {
 *     model.call(Tensor.zeros(3, 784));
 *     observer.zerosFor(dense);                     // zeros in the shape and type of the input of this layer
 * }
 * }</pre>
 *
 * <p>All layers of the library are observed, and custom layers that call {@link InputChecks} or {@link #observe}.
 */
public final class CallObserver implements AutoCloseable {

    /** The number of open observers of all threads: if it is 0, a call needs no look-up by thread. */
    private static final AtomicInteger OPEN = new AtomicInteger();

    private static final ThreadLocal<@Nullable CallObserver> CURRENT = new ThreadLocal<>();

    private final @Nullable CallObserver enclosing = CURRENT.get();
    private final Map<Object, Tensor[]> inputs = new IdentityHashMap<>();
    private boolean isOpen = true;

    /** Starts to observe the calls of this thread; observers nest, and the innermost observes. */
    public CallObserver() {
        CURRENT.set(this);
        OPEN.incrementAndGet();
    }

    /** Shows a call to the observer of this thread, if one is open; for a part that does not use {@link InputChecks}. */
    public static void observe(Callable part, Tensor... inputs) {
        if (OPEN.get() > 0) {
            @Nullable CallObserver observer = CURRENT.get();
            if (observer != null) {
                observer.see(part, inputs);
            }
        }
    }

    /** Shows a call with one input to the observer of this thread, if one is open. */
    static void observe(Callable part, DataType type, long... shape) {
        if (OPEN.get() > 0) {
            @Nullable CallObserver observer = CURRENT.get();
            if (observer != null) {
                observer.inputs.computeIfAbsent(part, key -> new Tensor[] {zeros(type, shape)});
            }
        }
    }

    /** Returns zeros in the shapes and types of the inputs of the first call of a part; empty if it was not called. */
    public Optional<Tensor[]> zerosFor(Object part) {
        return Optional.ofNullable(inputs.get(part)).map(Tensor[]::clone);
    }

    /** Returns zeros of any type, INT included. */
    public static Tensor zeros(DataType type, long... shape) {
        return type == DataType.INT32
                ? Tensor.ofLabels(new int[Math.toIntExact(Shapes.size(type, shape))])
                        .reshape(shape)
                : Tensor.zeros(type, shape);
    }

    /** Ends the observation; closing twice does nothing. */
    @Override
    public void close() {
        if (isOpen) {
            isOpen = false;
            CURRENT.set(enclosing);
            OPEN.decrementAndGet();
        }
    }

    private void see(Callable part, Tensor... given) {
        inputs.computeIfAbsent(part, key -> {
            Tensor[] zeros = new Tensor[given.length];
            for (int i = 0; i < given.length; i++) {
                zeros[i] = zeros(given[i].dataType(), given[i].shape());
            }
            return zeros;
        });
    }
}
