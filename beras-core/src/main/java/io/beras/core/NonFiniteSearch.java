package io.beras.core;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Searches for the first call whose output holds NaN or an infinite value.
 *
 * <p>While the search is open, it observes every call of its thread: also a call that no tape records because it depends on
 * no variable, and a call inside a {@link GradientTape#pause()}. It reads each output, which is too slow for a training
 * loop.
 *
 * <pre>{@code
 * try (NonFiniteSearch search = new NonFiniteSearch()) {
 *     model.call(x);
 *     search.first().ifPresent(found -> log(found.call().name() + " at " + found.place()));
 * }
 * }</pre>
 */
public final class NonFiniteSearch implements AutoCloseable {

    /** The number of open searches of all threads: if it is 0, a call needs no look-up by thread. */
    private static final AtomicInteger OPEN = new AtomicInteger();

    private static final ThreadLocal<@Nullable NonFiniteSearch> CURRENT = new ThreadLocal<>();
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final @Nullable NonFiniteSearch enclosing = CURRENT.get();
    private @Nullable NonFiniteCall first;
    private boolean knowsWeights;
    private boolean open = true;

    /** Starts to observe the calls of this thread; searches nest, and the innermost search observes. */
    public NonFiniteSearch() {
        CURRENT.set(this);
        OPEN.incrementAndGet();
    }

    /** Returns the first call whose output was not finite, or empty if there was none so far. */
    public Optional<NonFiniteCall> first() {
        return Optional.ofNullable(first);
    }

    /** Ends the search; closing twice does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            CURRENT.set(enclosing);
            OPEN.decrementAndGet();
        }
    }

    /** Shows a call to the search of this thread, if one is open. */
    static void observe(Diffable diffable, Tensor[] inputs, Tensor output) {
        if (OPEN.get() > 0) {
            NonFiniteSearch search = CURRENT.get();
            if (search != null && !search.knowsWeights) {
                search.see(new Call(diffable, List.of(inputs), output));
            }
        }
    }

    private void see(Call call) {
        if (first == null) {
            if (!ValueRange.of(call.output()).isFinite()) {
                List<StackFrame> frames =
                        STACK.walk(stack -> stack.filter(frame -> !isMachinery(frame.getDeclaringClass()))
                                .toList());
                first = found(call, frames, call.variables());
            }
        } else {
            addWeights(first, call);
        }
        knowsWeights =
                first != null && (first.layer().isEmpty() || !first.weights().isEmpty());
    }

    /** Adds the variables of a later call, which distinguish two layers of the same class. */
    private void addWeights(NonFiniteCall found, Call later) {
        List<StackFrame> frames = STACK.walk(stack -> stack.toList());
        if (layer(frames).equals(found.layer())) {
            first = new NonFiniteCall(found.call(), found.layer(), found.place(), later.variables());
        } else {
            knowsWeights = true; // the layer has ended, and has read no variable
        }
    }

    private static NonFiniteCall found(Call call, List<StackFrame> frames, List<Variable> variables) {
        String place = frames.isEmpty()
                ? "an unknown place"
                : frames.get(0).getFileName() + ":" + frames.get(0).getLineNumber();
        return new NonFiniteCall(call, layer(frames), place, variables);
    }

    private static Optional<Class<?>> layer(List<StackFrame> frames) {
        for (StackFrame frame : frames) {
            Class<?> type = frame.getDeclaringClass();
            if (Callable.class.isAssignableFrom(type) && !isMachinery(type)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Returns whether a class only runs calls, and so is not the place in the program that made the call. */
    private static boolean isMachinery(Class<?> type) {
        return type == NonFiniteSearch.class
                || type == EagerExecution.class
                || type == Tensor.class
                || type == Diffable.class
                || Op.class.isAssignableFrom(type);
    }
}
