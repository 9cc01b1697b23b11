package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.layers.Dense;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A loss of two inputs would ignore sample weights: with weights it is refused. */
class SampleWeightCheckTest {

    private static final Tensor X = Tensor.of(new double[][] {{1}, {2}});
    private static final Tensor Y = Tensor.of(new double[][] {{3}, {1}});
    private static final Dataset WEIGHTED = Dataset.of(X, Y, Tensor.of(1, 2));

    private static final String REMEDY =
            " ignores the sample weights or class weights of the data; let its forward multiply the loss of each sample by"
                    + " inputs[2], of shape (n), if there are three inputs, and let inputGradients return a third"
                    + " LocalGradient.none(\"sample weights are data\")";

    private final SequentialModel model = compiled(new TwoInputs());

    @Test
    void inTrainingAndInEvaluation() {
        assertEquals("TwoInputs" + REMEDY, refusal(() -> model.fit(WEIGHTED)));
        assertEquals("TwoInputs" + REMEDY, refusal(() -> model.evaluate(WEIGHTED)));
        assertEquals("TwoInputs" + REMEDY, refusal(() -> model.batchStep(new Batch(X, Y, Tensor.of(1, 2)), false)));
        assertEquals(
                "TwoInputs" + REMEDY, refusal(() -> model.fit(X, Y, new FitOptions().classWeights(Map.of(1, 2.0)))));
    }

    @Test
    void anAnonymousLossHasAName() {
        SequentialModel anonymous = compiled(new TwoInputs() {});

        assertEquals("an anonymous TwoInputs" + REMEDY, refusal(() -> anonymous.fit(WEIGHTED)));
    }

    @Test
    void withoutWeightsTwoInputsAreEnough() {
        model.fit(X, Y);
        model.evaluate(X, Y);
    }

    @Test
    void aLossThatMultipliesByTheWeightsIsAccepted() {
        compiled(new MeanSquaredError()).fit(WEIGHTED);
    }

    private static String refusal(Executable training) {
        return assertThrows(IllegalArgumentException.class, training).getMessage();
    }

    private static SequentialModel compiled(Loss loss) {
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(new Descent(.1), loss);
        return model;
    }

    /** The mean of squares of inputs 0 and 1: its author did not think of weights. */
    private static class TwoInputs implements Loss {
        @Override
        public INDArray forward(INDArray... inputs) {
            INDArray error = inputs[0].sub(inputs[1]);
            return error.mul(error).mean().reshape();
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor error = call.input(0).sub(call.input(1));
            return List.of(
                    g -> error.mul(2.0 / error.length()).mul(g),
                    g -> error.mul(-2.0 / error.length()).mul(g));
        }
    }
}
