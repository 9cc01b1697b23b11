package io.beras.core;

import io.beras.core.arrays.StepMemory;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An arena: the memory of one training step. Tensors created on this thread while the scope is open end when it closes.
 *
 * <p>The next step reuses their memory, so a loop of steps needs no more memory than one step. To keep a value longer, use
 * {@link Tensor#detach()}, {@link Tensor#item()} or {@link Tensor#toFloatArray()}. Variables never belong to a step.
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
 * and nest. Without a scope the garbage collector frees the memory, which is correct and slower.
 *
 * <p>Give another thread {@code detach()}ed copies, or wait for it before the step closes: a running operation on a tensor
 * of the step would read what the next step writes.
 */
public final class StepScope implements AutoCloseable {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final ThreadLocal<@Nullable StepScope> CURRENT = new ThreadLocal<>();

    private final String name;
    private final Thread thread = Thread.currentThread();
    private final @Nullable StepScope enclosing = CURRENT.get();
    private final StepMemory memory = StepMemory.open();
    private volatile boolean open = true; // other threads read it, too

    /** Opens a scope on this thread; messages call it "step n", counted from 1. */
    public StepScope() {
        this("step " + COUNT.incrementAndGet());
    }

    /** Opens a scope on this thread; messages call it by this name. */
    public StepScope(String name) {
        this.name = name;
        CURRENT.set(this);
    }

    /** Ends the tensors of this scope and of scopes still open inside it; closing twice does nothing. */
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

    /** Checks that this step has not ended, before one of its tensors is used. */
    void requireOpen(Tensor tensor) {
        if (!open) {
            throw new IllegalStateException("a tensor of shape " + Shapes.text(tensor.shape()) + " ended with " + this
                    + "; inside the step, keep a copy with detach() or read its values");
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
