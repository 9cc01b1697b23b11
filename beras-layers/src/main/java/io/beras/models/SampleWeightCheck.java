package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.losses.Loss;
import org.jspecify.annotations.Nullable;

/** Checks that a loss uses the sample weights that a batch has: a loss of two inputs would ignore them. */
final class SampleWeightCheck {

    private SampleWeightCheck() {}

    /** Throws if the loss of this batch is the same with weights of 0. */
    static void require(Loss loss, Tensor prediction, Batch batch) {
        @Nullable Tensor weights = batch.sampleWeights();
        if (weights == null) {
            return;
        }
        try (GradientTape.Pause pause = GradientTape.pause()) {
            double weighted = loss.call(prediction, batch.y(), weights).item();
            double weightless = loss.call(prediction, batch.y(), weights.mul(0)).item();
            if (weighted == weightless && weighted != 0) {
                throw new IllegalArgumentException(ClassNames.of(loss)
                        + " ignores the sample weights or class weights of the data; let its forward multiply the loss of"
                        + " each sample by inputs[2], of shape (n), if there are three inputs, and let inputGradients return a"
                        + " third LocalGradient.none(\"sample weights are data\")");
            }
        }
    }
}
