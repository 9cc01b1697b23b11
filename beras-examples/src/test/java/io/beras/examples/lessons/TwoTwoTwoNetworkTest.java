package io.beras.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.activations.ReLU;
import io.beras.activations.Sigmoid;
import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.layers.Dense;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.SequentialModel;
import io.beras.optim.SGD;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The homework's 2-2-2 network without biases: one step of SGD with learning rate 1 on L = ½ Σ (ŷ − y)².
 *
 * <p>Beras's weights are (in, out), the transpose of PyTorch's: w1 = (w1 w2; w3 w4), w2 = (w5 w6; w7 w8).
 */
class TwoTwoTwoNetworkTest {

    private static final Tensor X = matrix(new double[][] {{.5, .3}});
    private static final Tensor Y = matrix(new double[][] {{.23, -.07}});
    private static final Loss HALF_SUM = new MeanSquaredError(Reduction.HALF_SUM);

    private final Dense first = dense(new double[][] {{.2, -.4}, {.5, .6}});
    private final Dense second = dense(new double[][] {{.1, -.5}, {-.3, .8}});

    @Test
    void stepsThroughSigmoidsAsInTheHomework() {
        SequentialModel model = model(new Sigmoid());

        assertArrayEquals(
                new double[] {.4769457586, .5286964003}, model.predict(X).toDoubleArray(), 5e-11);
        assertEquals(.2097097937, model.batchStep(X, Y, true).get("loss"), 5e-11);
        // NumPy's DOUBLE numbers; the homework prints FLOAT ones, which agree in seven digits.
        assertWeights(first, .208421480462, -.412606653078, .505052888277, .592436008153);
        assertWeights(second, .065367010713, -.583866099538, -.330494578557, .726155338789);
    }

    @Test
    void stepsThroughReluAsInTheHomework() {
        // The second output is off: −0.5·0.25 + 0.8·0 < 0. So is the second hidden unit, −0.4·0.5 + 0.6·0.3 = −0.02.
        SequentialModel model = model(new ReLU());

        assertArrayEquals(new double[] {.025, 0}, model.predict(X).toDoubleArray(), 1e-15);
        assertEquals(.0234625, model.batchStep(X, Y, true).get("loss"), 1e-15);
        assertWeights(first, .21025, -.4, .50615, .6);
        assertWeights(second, .15125, -.5, -.3, .8);
    }

    @Test
    void swapsTheLossForCrossEntropy() {
        Loss loss = new SoftmaxCrossEntropy();

        assertEquals(.118719702, loss.call(model(new Sigmoid()).call(X), Y).item(), 5e-10);
        assertEquals(.107166049, loss.call(model(new ReLU()).call(X), Y).item(), 5e-10);
    }

    @Test
    void hasTheGradientsThatOneDerivesByHand() {
        // δₖ = (ŷₖ − yₖ)·ŷₖ·(1 − ŷₖ), ∂L/∂w2 = hᵀ·δ, ∂L/∂w1 = xᵀ·((δ·w2ᵀ)∘h∘(1 − h))
        double[] x = {.5, .3};
        double[] h = {sigmoid(.2 * .5 + .5 * .3), sigmoid(-.4 * .5 + .6 * .3)};
        double[] out = {sigmoid(.1 * h[0] - .3 * h[1]), sigmoid(-.5 * h[0] + .8 * h[1])};
        double[] delta = {(out[0] - .23) * out[0] * (1 - out[0]), (out[1] + .07) * out[1] * (1 - out[1])};
        double[] back = {
            (.1 * delta[0] - .5 * delta[1]) * h[0] * (1 - h[0]), (-.3 * delta[0] + .8 * delta[1]) * h[1] * (1 - h[1])
        };
        SequentialModel model = model(new Sigmoid());
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = HALF_SUM.call(model.call(X), Y);
            List<Variable> weights = model.trainableVariables();

            List<Tensor> gradients = tape.gradient(loss, weights);

            assertArrayEquals(outer(x, back), gradients.get(0).toDoubleArray(), 1e-16);
            assertArrayEquals(outer(h, delta), gradients.get(1).toDoubleArray(), 1e-16);
        }
    }

    @Test
    void zeroWeightsKeepTheUnitsOfALayerAlike() {
        first.w().assign(matrix(new double[2][2]));
        second.w().assign(matrix(new double[2][2]));
        SequentialModel model = model(new Sigmoid());
        for (int step = 0; step < 20; step++) {
            model.batchStep(X, Y, true);
        }

        double[] w1 = first.w().toDoubleArray();
        assertEquals(w1[0], w1[1], "both hidden units learn the same");
        assertEquals(w1[2], w1[3]);
    }

    private SequentialModel model(Callable activation) {
        SequentialModel model = new SequentialModel(first, activation, second, activation);
        model.compile(new SGD(1), HALF_SUM);
        return model;
    }

    private static void assertWeights(Dense dense, double... expected) {
        assertArrayEquals(expected, dense.w().toDoubleArray(), 1e-12);
    }

    private static Dense dense(double[][] w) {
        Dense dense = new Dense(2, 2).withoutBias();
        dense.cast(DataType.DOUBLE);
        dense.w().assign(matrix(w));
        return dense;
    }

    private static double[] outer(double[] x, double[] y) {
        return new double[] {x[0] * y[0], x[0] * y[1], x[1] * y[0], x[1] * y[1]};
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Tensor matrix(double[][] rows) {
        return Tensor.of(DataType.DOUBLE, rows);
    }
}
