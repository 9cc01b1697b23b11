package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.losses.Loss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that a loss uses the sample weights that a batch has: a loss of two inputs would ignore them. */
final class SampleWeightCheck {

    private SampleWeightCheck() {}

    /** Throws if the loss of an output of this batch is the same with weights of 0. */
    static void require(CompileSettings compiled, List<Tensor> predictions, Batch batch) {
        @Nullable Tensor weights = batch.sampleWeights();
        for (int i = 0; weights != null && i < predictions.size(); i++) {
            int output = i;
            InOutput.check(
                    compiled,
                    output,
                    () -> require(
                            compiled.outputs().get(output).loss(),
                            predictions.get(output),
                            batch.targets().get(output),
                            weights));
        }
    }

    private static void require(Loss loss, Tensor prediction, Tensor target, Tensor weights) {
        try (GradientTape.Pause pause = GradientTape.pause()) {
            double weighted = loss.call(prediction, target, weights).item();
            double weightless = loss.call(prediction, target, weights.mul(0)).item();
            if (weighted == weightless && weighted != 0) {
                throw new IllegalArgumentException(ClassNames.of(loss)
                        + " ignores the sample weights or class weights of the data; let its forward multiply the loss of"
                        + " each sample by inputs[2], of shape (n), if there are three inputs, and let inputGradients return a"
                        + " third LocalGradient.none(\"sample weights are data\")");
            }
        }
    }
}
