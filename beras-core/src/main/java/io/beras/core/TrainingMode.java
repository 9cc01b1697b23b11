package io.beras.core;

import org.jspecify.annotations.Nullable;

/**
 * The mode of a layer that computes differently in training: training or evaluation.
 *
 * <p>The mode is that of the {@link RunScope} on this thread whose model contains the layer, otherwise the mode that
 * {@link Weighted#setTraining} stored, initially evaluation. So one thread may train a model while others evaluate it.
 *
 * <pre>{@code
 * final class Noise implements Callable, ModeDependent {
 *     private final TrainingMode mode = new TrainingMode(this);
 *
 *     public TrainingMode trainingMode() {
 *         return mode;
 *     }
 *
 *     public Tensor call(Tensor... inputs) {
 *         Tensor x = inputs[0];
 *         return mode.isTraining() ? x.add(Tensor.randomNormal(x.shape())) : x;
 *     }
 * }
 * }</pre>
 */
public final class TrainingMode {

    /** True for a class with a custom {@code setTraining}, which may store the mode in a field of the layer. */
    private static final ClassValue<Boolean> HAS_CUSTOM_MODE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                Class<?> declaring =
                        type.getMethod("setTraining", boolean.class).getDeclaringClass();
                return declaring != Weighted.class && declaring != ModeDependent.class;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " is not Weighted", e);
            }
        }
    };

    private final Weighted layer;
    private boolean stored;

    /** Creates the mode of this layer: evaluation. */
    public TrainingMode(Weighted layer) {
        this.layer = layer;
    }

    /** Returns whether a call of the layer on this thread is part of training. */
    public boolean isTraining() {
        @Nullable RunScope run = RunScope.containing(layer);
        return run == null || run.walksModes() ? stored : run.isTraining();
    }

    /** Stores the mode for calls outside a run; {@link Weighted#setTraining} calls this method. */
    public void set(boolean training) {
        stored = training;
    }

    boolean stored() {
        return stored;
    }

    /** Returns whether a node has a custom {@code setTraining}, which each run calls at both ends. */
    static boolean isKeptBy(Weighted node) {
        return HAS_CUSTOM_MODE.get(node.getClass());
    }
}
