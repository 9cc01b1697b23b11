package io.beras.core;

import io.beras.core.arrays.StepMemory;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The memory that one training step owns: tensors made on this thread while it is open end when it closes.
 *
 * <p>Their memory is then lent to the next step, so a loop of steps needs no more than one step does. What shall outlive
 * the step leaves by {@link Tensor#detach()} or as plain numbers ({@link Tensor#item()}, {@link Tensor#toFloatArray()});
 * variables are never a step's.
 *
 * <pre>{@code
 * for (Batch batch : batches) {
 *     try (StepScope step = new StepScope()) {
 *         Tensor loss;
 *         try (GradientTape tape = new GradientTape()) { loss = …; }
 *         optimizer.applyGradients(variables, tape.gradient(loss, variables));
 *         losses.add(loss.item());
 *     }
 * }
 * }</pre>
 *
 * <p>Using a tensor after its step throws {@link IllegalStateException}, which names the step. Scopes belong to a thread
 * and nest; without one, memory is left to the garbage collector, which is right and slower.
 *
 * <p>Another thread needs {@code detach()}ed copies, or must be done before the step closes: an operation that it has
 * begun on a tensor of the step would read what the next step writes.
 */
public final class StepScope implements AutoCloseable {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final ThreadLocal<@Nullable StepScope> CURRENT = new ThreadLocal<>();

    private final String name;
    private final Thread thread = Thread.currentThread();
    private final @Nullable StepScope enclosing = CURRENT.get();
    private final StepMemory memory = StepMemory.open();
    private volatile boolean open = true; // other threads look at it, too

    /** Opens a scope on this thread; messages call it by its number. */
    public StepScope() {
        this("step " + COUNT.incrementAndGet());
    }

    /** Opens a scope on this thread; messages call it by this name. */
    public StepScope(String name) {
        this.name = name;
        CURRENT.set(this);
    }

    /** Ends the tensors made in this scope and in those still open inside it; closing twice does nothing. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException(
                    this + " can't be closed here: it must be closed on the thread that opened it, \""
                            + thread.getName() + "\"");
        }
        while (open) {
            innermost().end();
        }
    }

    private static StepScope innermost() {
        return Objects.requireNonNull(CURRENT.get());
    }

    private void end() {
        open = false;
        CURRENT.set(enclosing);
        memory.close();
    }

    /** Returns the innermost open scope of this thread. */
    static @Nullable StepScope current() {
        return CURRENT.get();
    }

    /** Says that a tensor of this step is used after it, if so. */
    void requireOpen(Tensor tensor) {
        if (!open) {
            throw new IllegalStateException("a tensor of shape " + Shapes.text(tensor.shape()) + " ended with " + this
                    + "; inside the step, keep a copy with detach() or take its numbers");
        }
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public String toString() {
        return name;
    }
}
