package io.beras.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.beras.activations.Sigmoid;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.models.SequentialModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Derives the gradients of the 2-2-2 network by hand; {@link LessonsTest} checks the outputs and the new weights. */
class TwoTwoTwoNetworkTest {

    @Test
    void hasTheGradientsDerivedByHand() {
        // δₖ = (ŷₖ − yₖ)·ŷₖ·(1 − ŷₖ), ∂L/∂w2 = hᵀ·δ, ∂L/∂w1 = xᵀ·((δ·w2ᵀ)∘h∘(1 − h))
        double[] x = {.5, .3};
        double[] h = {sigmoid(.2 * .5 + .5 * .3), sigmoid(-.4 * .5 + .6 * .3)};
        double[] out = {sigmoid(.1 * h[0] - .3 * h[1]), sigmoid(-.5 * h[0] + .8 * h[1])};
        double[] delta = {(out[0] - .23) * out[0] * (1 - out[0]), (out[1] + .07) * out[1] * (1 - out[1])};
        double[] back = {
            (.1 * delta[0] - .5 * delta[1]) * h[0] * (1 - h[0]), (-.3 * delta[0] + .8 * delta[1]) * h[1] * (1 - h[1])
        };
        SequentialModel model = TwoTwoTwoNetwork.with(new Sigmoid());
        Loss halfSum = new MeanSquaredError(Reduction.HALF_SUM);
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = halfSum.call(model.call(TwoTwoTwoNetwork.X), TwoTwoTwoNetwork.Y);
            List<Variable> weights = model.trainableVariables();

            List<Tensor> gradients = tape.gradient(loss, weights);

            assertArrayEquals(outer(x, back), gradients.get(0).toDoubleArray(), 1e-16);
            assertArrayEquals(outer(h, delta), gradients.get(1).toDoubleArray(), 1e-16);
        }
    }

    private static double[] outer(double[] x, double[] y) {
        return new double[] {x[0] * y[0], x[0] * y[1], x[1] * y[0], x[1] * y[1]};
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
