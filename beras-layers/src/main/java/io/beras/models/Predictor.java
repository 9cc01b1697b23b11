package io.beras.models;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Asks a model batch by batch, so that memory does not grow with the number of samples. */
final class Predictor {

    private static final int BATCH_SIZE = 1024;

    private Predictor() {}

    static Tensor predict(Model model, Tensor x) {
        boolean before = model.isTraining();
        model.setTraining(false);
        try {
            List<Tensor> predictions = new ArrayList<>();
            for (long from = 0; from < x.size(0); from += BATCH_SIZE) {
                try (StepScope step = new StepScope();
                        GradientTape.Pause pause = GradientTape.pause()) {
                    Tensor batch = x.slice(0, from, Math.min(from + BATCH_SIZE, x.size(0)));
                    predictions.add(model.call(InputCast.toTypeOf(model, batch)).detach());
                }
            }
            return Tensor.concat(0, predictions.toArray(Tensor[]::new)).detach();
        } finally {
            model.setTraining(before);
        }
    }
}
