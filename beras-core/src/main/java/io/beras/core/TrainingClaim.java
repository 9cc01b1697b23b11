package io.beras.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A scope in which this thread trains a model: any other thread that starts to train one of its weights is refused.
 *
 * <p>Trainings on several threads may share frozen weights, such as those of a pre-trained base.
 *
 * <p>{@code fit} opens a claim for all epochs, and {@link RunScope#training} opens one for a step. Claims of one thread nest,
 * so a callback of {@code fit} may train the same model.
 */
public final class TrainingClaim implements AutoCloseable {

    private final ExclusiveUse use;

    private TrainingClaim(ExclusiveUse use) {
        this.use = use;
    }

    /**
     * Claims the weights of a model and the optimizer that updates them.
     *
     * @throws IllegalStateException if another thread trains one of these weights, or trains with this optimizer
     */
    public static TrainingClaim of(Weighted model, Optimizer optimizer) {
        List<Object> objects = new ArrayList<>(model.weights());
        objects.add(optimizer);
        return of(model, objects);
    }

    /**
     * Claims an optimizer for a training step; {@link RunScope#training} claims the weights.
     *
     * @throws IllegalStateException if another thread trains with this optimizer
     */
    public static TrainingClaim ofOptimizer(Weighted model, Optimizer optimizer) {
        return of(model, List.of(optimizer));
    }

    static TrainingClaim of(Weighted model, List<?> objects) {
        return new TrainingClaim(
                ExclusiveUse.orThrow(model, objects, (object, other) -> refusal(model, object, other)));
    }

    @Override
    public void close() {
        use.close();
    }

    private static IllegalStateException refusal(Weighted model, Object object, ExclusiveUse other) {
        String trained = ClassNames.kind(other.purpose());
        String reason = other.purpose() == model
                ? "is training this model; wait until that training has ended"
                : object instanceof Variable weight
                        ? "is training a " + trained + " that shares the weight \"" + weight.name()
                                + "\"; wait until that training has ended, or give each model its own layers"
                        : "is training a " + trained + " with the same optimizer, " + ClassNames.kind(object)
                                + "; compile each model with its own optimizer";
        return new IllegalStateException("training of " + ClassNames.kind(model) + " on thread \""
                + Thread.currentThread().getName() + "\": thread \""
                + other.thread().getName() + "\" " + reason);
    }
}
