package io.beras.models;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;

/** The scope in which one batch is evaluated: no tape records, and closing the scope ends the batch's tensors. */
final class EvaluationScope implements AutoCloseable {

    private final StepScope scope = new StepScope();
    private final GradientTape.Pause pause = GradientTape.pause();

    @Override
    public void close() {
        pause.close();
        scope.close();
    }
}
