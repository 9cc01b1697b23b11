package io.beras.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records the calls made while it is open, and goes through them backwards to compute gradients.
 *
 * <pre>{@code
 * Variable w = new Variable("w", Tensor.of(3));
 * try (GradientTape tape = new GradientTape()) {
 *     Tensor loss = w.mul(w).sum();
 *     Tensor gradient = tape.gradient(loss, w);       // 2w = 6
 * }
 * }</pre>
 *
 * <p>A tape records only calls that depend on a trainable {@link Variable} or a watched tensor, on the thread that made the
 * tape. {@code gradient} works inside the {@code try} block and after it, once, unless the tape is persistent. The gradient
 * of a target that is not a scalar is the gradient of its sum. While a tape computes gradients it does not record, but an
 * enclosing tape does: nest two tapes for second derivatives.
 *
 * <p>Close a tape that gives no gradient, or that is persistent: until then it records every call. A tape that the program
 * dropped ends with a garbage collection. More than 100 tapes that record on one thread are an error.
 *
 * <p>Source: the semantics are those of TensorFlow's {@code tf.GradientTape}.
 */
public class GradientTape implements AutoCloseable {

    private final boolean persistent;
    private final List<TapeEntry> calls = new ArrayList<>();
    private final Set<Tensor> connected = identitySet();
    private final List<Tensor> watched = new ArrayList<>(0);
    private final Set<Tensor> ownGradients = identitySet();
    private int pauses;
    private boolean recording = true;
    private boolean usedUp;

    /** Starts recording, for one use of {@code gradient}. */
    public GradientTape() {
        this(false);
    }

    /** Starts recording; a persistent tape keeps its calls, and {@code gradient} may be used any number of times. */
    public GradientTape(boolean persistent) {
        this.persistent = persistent;
        ActiveTapes.add(this);
    }

    /**
     * Records from now on the calls that depend on this tensor; trainable variables need no watching.
     *
     * @throws IllegalStateException if a recorded call has used it already, for part of its gradient would be missing
     */
    public void watch(Tensor tensor) {
        DataTypeChecks.requireFloating("a gradient", tensor.dataType());
        if (!recording) {
            throw new IllegalStateException("watch must come while the tape records: before gradient(...) and close()");
        }
        Set<Tensor> late = identitySet();
        late.add(tensor);
        if (!connected.contains(tensor) && calls.stream().anyMatch(call -> call.dependsOnAny(late))) {
            throw new IllegalStateException(
                    "the " + tensor.kind() + " was used before the tape was told to watch it, so"
                            + " part of its gradient would be missing; watch it before its first use");
        }
        if (connected.add(tensor)) {
            watched.add(tensor);
        }
    }

    /** Returns ∂target/∂source, in the shape and type of the source. */
    public Tensor gradient(Tensor target, Tensor source) {
        return gradient(target, List.of(source)).get(0);
    }

    /** Returns ∂target/∂source for each source, in order; a source that the target does not depend on is an error. */
    @SuppressWarnings("NullAway") // ERROR leaves no null
    public List<Tensor> gradient(Tensor target, List<? extends Tensor> sources) {
        return gradient(target, sources, Unconnected.ERROR);
    }

    /**
     * Returns ∂target/∂source for each source, in order; {@code unconnected} decides the result for a source that the target
     * does not depend on.
     */
    public List<@Nullable Tensor> gradient(Tensor target, List<? extends Tensor> sources, Unconnected unconnected) {
        TapeErrors.requireUsable(target, sources, usedUp, ownGradients.contains(target));
        if (!persistent) {
            close();
        }
        pauses++;
        try {
            Map<Tensor, Tensor> gradients = rewind(target, sources);
            List<@Nullable Tensor> answers = answers(target, gradients, sources, unconnected);
            if (!persistent) {
                forget();
            }
            return answers;
        } finally {
            pauses--;
        }
    }

    /** Goes back through the calls between the sources and the target, and sums the gradients of each tensor. */
    private Map<Tensor, Tensor> rewind(Tensor target, List<? extends Tensor> sources) {
        Set<Tensor> onPath = reachableFrom(sources);
        Map<Tensor, Tensor> gradients = new IdentityHashMap<>();
        gradients.put(target, Tensor.full(target.dataType(), 1, target.shape()));
        for (int i = calls.size() - 1; i >= 0; i--) {
            TapeEntry entry = calls.get(i);
            Tensor upstream = gradients.get(entry.output());
            if (upstream != null && onPath.contains(entry.output())) {
                entry.backward(upstream, onPath, gradients);
            }
        }
        return gradients;
    }

    private Set<Tensor> reachableFrom(List<? extends Tensor> sources) {
        Set<Tensor> reached = identitySet();
        reached.addAll(sources);
        for (TapeEntry entry : calls) {
            if (entry.dependsOnAny(reached)) {
                reached.add(entry.output());
            }
        }
        return reached;
    }

    private List<@Nullable Tensor> answers(
            Tensor target, Map<Tensor, Tensor> gradients, List<? extends Tensor> sources, Unconnected unconnected) {
        List<@Nullable Tensor> answers = new ArrayList<>();
        for (Tensor source : sources) {
            // A recorded call may also use an unwatched tensor, but the other calls of that tensor were not recorded.
            boolean known = source == target || connected.contains(source);
            Tensor gradient = known ? gradients.get(source) : null;
            if (gradient == null) {
                gradient = switch (unconnected) {
                    case ERROR -> throw TapeErrors.unconnected(source, isConnected(source));
                    case ZERO -> Tensor.full(source.dataType(), 0, source.shape());
                    case NULL -> null;
                };
            } else if (persistent) {
                ownGradients.add(gradient);
            }
            answers.add(gradient);
        }
        return answers;
    }

    private void forget() {
        usedUp = true;
        calls.clear();
        connected.clear();
        watched.clear();
    }

    /** Stops recording; a tape that is not persistent still answers {@code gradient} afterwards, once. */
    @Override
    public void close() {
        recording = false;
    }

    /** Returns the recorded calls in their order; none after a gradient, unless the tape is persistent. */
    public List<Call> calls() {
        return calls.stream().map(TapeEntry::call).toList();
    }

    /** Returns the watched tensors in their order; none after a gradient, unless the tape is persistent. */
    public List<Tensor> watched() {
        return List.copyOf(watched);
    }

    /** Returns the calls with the shapes of their outputs, as in "GradientTape of 2 calls, recording: mul (3), sum ()". */
    @Override
    public String toString() {
        return TapeText.of(calls(), recording);
    }

    /**
     * Opens a scope in which the tapes now recording on this thread do not record (PyTorch's {@code no_grad}).
     *
     * <pre>{@code
     * try (GradientTape.Pause pause = GradientTape.pause()) { … }
     * }</pre>
     */
    public static Pause pause() {
        return new Pause(ActiveTapes.current());
    }

    /** A scope in which tapes do not record. */
    public static final class Pause implements AutoCloseable {
        private List<GradientTape> paused;

        private Pause(List<GradientTape> tapes) {
            paused = tapes;
            tapes.forEach(tape -> tape.pauses++);
        }

        /** Ends the scope, and the tapes record again; closing twice does nothing. */
        @Override
        public void close() {
            paused.forEach(tape -> tape.pauses--);
            paused = List.of();
        }
    }

    /** Returns whether the tape records: until {@link #close} or the gradient of a tape that is not persistent. */
    public boolean isRecording() {
        return recording;
    }

    /** Returns whether {@code gradient} may be used any number of times. */
    public boolean isPersistent() {
        return persistent;
    }

    /** Records a call, unless the tape pauses or nothing that the call reads is connected. */
    void record(Diffable diffable, Tensor[] inputs, Tensor output) {
        if (pauses > 0) {
            return;
        }
        List<Tensor> connections = new ArrayList<>();
        List<Tensor> operands = List.of(inputs);
        List<Tensor> differentiable =
                diffable instanceof Op operation ? operation.differentiableInputs(operands) : operands;
        List<Variable> weights = diffable.ownWeights();
        addConnected(differentiable, connections);
        addConnected(weights, connections);
        if (!connections.isEmpty()) {
            calls.add(new TapeEntry(new Call(diffable, operands, output), differentiable, weights));
            connected.addAll(connections);
            connected.add(output);
        }
        if (!ownGradients.isEmpty() && differentiable.stream().anyMatch(ownGradients::contains)) {
            ownGradients.add(output);
        }
    }

    private void addConnected(List<? extends Tensor> tensors, List<Tensor> connections) {
        for (Tensor tensor : tensors) {
            if (isConnected(tensor)) {
                connections.add(tensor);
            }
        }
    }

    private boolean isConnected(Tensor tensor) {
        return connected.contains(tensor) || (tensor instanceof Variable variable && variable.trainable());
    }

    private static Set<Tensor> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
