package io.beras.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scope in which this thread runs a model once: a training step or an evaluation.
 *
 * <p>The scope sets the {@link TrainingMode} of all parts of the model for this thread only. A training scope has exclusive
 * access to the weights, and evaluation scopes share access: so each prediction sees the weights between two training steps.
 * {@code fit}, {@code batchStep}, {@code evaluate} and {@code predict} open a scope for each batch. A custom loop that
 * trains while other threads predict does the same:
 *
 * <pre>{@code
 * try (StepScope step = new StepScope(); RunScope run = RunScope.training(model); GradientTape tape = new GradientTape()) {
 *     Tensor loss = mse.call(model.call(x), y);
 *     List<Variable> weights = model.trainableVariables();
 *     optimizer.applyGradients(weights, tape.gradient(loss, weights));
 * }
 * }</pre>
 *
 * <p>A custom loop without this scope trains as the only user of the model, in the mode that {@link Weighted#setTraining}
 * stored: predictions of other threads may then read half of an update.
 *
 * <p>Scopes belong to a thread and nest. If the models of two scopes contain a layer, the inner scope counts. If the
 * training of each of two models predicts with the other model inside its step, train both on one thread: two threads may
 * wait for each other for ever.
 *
 * <p>A part that overrides {@code setTraining} itself may store the mode where all threads see it. A model with such a part
 * runs on one thread at a time, and {@code setTraining} is called at both ends of the scope. Implement {@link ModeDependent}
 * instead.
 */
public final class RunScope implements AutoCloseable {

    private static final ThreadLocal<@Nullable RunScope> CURRENT = new ThreadLocal<>();

    private final Weighted model;
    private final boolean training;
    private final WeightedTree tree;
    private final @Nullable RunScope enclosing = CURRENT.get();
    private @Nullable TrainingClaim claim;
    private @Nullable ExclusiveUse modes;
    private @Nullable WeightAccess access;
    private boolean modeBefore;

    private RunScope(Weighted model, boolean training) {
        this.model = model;
        this.training = training;
        this.tree = WeightedTree.of(model);
    }

    /**
     * Opens a scope for a training step of this model, in training mode; waits until no other thread uses its weights.
     *
     * @throws IllegalStateException if another thread trains one of its weights, or this thread is evaluating them
     */
    public static RunScope training(Weighted model) {
        return open(new RunScope(model, true));
    }

    /** Opens a scope for a call of this model in evaluation mode; waits while another thread changes one of its weights. */
    public static RunScope evaluation(Weighted model) {
        return open(new RunScope(model, false));
    }

    /** Returns the innermost scope of this thread with a model that contains a layer, or null. */
    static @Nullable RunScope containing(Weighted layer) {
        RunScope scope = CURRENT.get();
        while (scope != null && !scope.tree.contains(layer)) {
            scope = scope.enclosing;
        }
        return scope;
    }

    /** Returns the weights of the model, as {@link Weighted#weights()} lists them. */
    public List<Variable> weights() {
        return tree.weights();
    }

    boolean isTraining() {
        return training;
    }

    /** Returns whether the mode is in the parts, set by {@code setTraining}, and not in this scope. */
    boolean walksModes() {
        return !tree.modeKeepers().isEmpty();
    }

    /** Restores the mode and ends the access to the weights, on the thread that opened the scope. */
    @Override
    public void close() {
        if (CURRENT.get() == this) {
            CURRENT.set(enclosing);
            if (walksModes()) {
                model.setTraining(modeBefore);
            }
        }
        release();
    }

    private static RunScope open(RunScope scope) {
        try {
            scope.acquire();
        } catch (RuntimeException | Error e) {
            scope.release();
            throw e;
        }
        CURRENT.set(scope);
        return scope;
    }

    private void acquire() {
        if (training) {
            claim = TrainingClaim.of(model, tree.weights()); // before the lock, to refuse instead of waiting
        }
        if (walksModes()) {
            modes = ExclusiveUse.await(tree.modeKeepers());
        }
        access = training ? WeightAccess.exclusive(tree.weights()) : WeightAccess.shared(tree.weights());
        if (walksModes()) {
            modeBefore =
                    model instanceof ModeDependent root && root.trainingMode().stored();
            model.setTraining(training);
        }
    }

    private void release() {
        if (access != null) {
            access.close();
            access = null;
        }
        if (modes != null) {
            modes.close();
        }
        if (claim != null) {
            claim.close();
        }
    }
}
