package io.beras.models;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;

/** The scope in which one batch is evaluated: evaluation mode, no recording tape; closing it ends the batch's tensors. */
final class EvaluationScope implements AutoCloseable {

    private final TrainingModeScope mode;
    private final StepScope scope;
    private final GradientTape.Pause pause;

    EvaluationScope(Model model) {
        mode = TrainingModeScope.evaluation(model);
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
