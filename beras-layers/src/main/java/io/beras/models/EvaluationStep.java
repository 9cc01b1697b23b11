package io.beras.models;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;

/** A scope that evaluates one batch: the model is in evaluation mode, no tape records, the batch's tensors end with it. */
final class EvaluationStep implements AutoCloseable {

    private final TrainingMode mode;
    private final StepScope scope;
    private final GradientTape.Pause pause;

    EvaluationStep(Model model) {
        mode = TrainingMode.evaluation(model);
        scope = new StepScope();
        pause = GradientTape.pause();
    }

    @Override
    public void close() {
        pause.close();
        scope.close();
        mode.close();
    }
}
