package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.MeanSquaredError;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests a model whose call takes several tensors, and whose second method returns several outputs for a custom loop.
 * {@link SeveralOutputsFitTest} trains such a model with fit.
 */
class SeveralInputsAndOutputsTest {

    private final Tensor left = Tensor.of(new double[][] {{3}});
    private final Tensor right = Tensor.of(new double[][] {{5}});

    @Test
    void eachWeightGetsTheGradientsOfBothOutputs() {
        // h = 2·3 · 1·5 = 30, outputs p = 1·h = 30 and q = −1·h = −30, L = p + q².
        // ∂L/∂h = 1·1 + 2q·(−1) = 61; ∂L/∂w₁ = 61·3·(1·5), ∂L/∂w₂ = 61·5·(2·3); ∂L/∂w_p = h, ∂L/∂w_q = 2q·h.
        TwoHeads model = new TwoHeads(weight(2), weight(1), weight(1), weight(-1));
        try (GradientTape tape = new GradientTape()) {
            Outputs outputs = model.heads(left, right);
            Tensor loss = outputs.first().add(outputs.second().square()).sum();

            List<Tensor> gradients = tape.gradient(loss, model.trainableVariables());

            assertEquals(
                    List.of(915.0, 1830.0, 30.0, -1800.0),
                    gradients.stream().map(Tensor::item).toList());
        }
    }

    @Test
    void callTakesAllInputsAndReturnsWhatForwardDoes() {
        TwoHeads model = new TwoHeads(weight(2), weight(1), weight(1), weight(-1));

        assertEquals(0, model.call(left, right).item()); // 30 − 30
    }

    @Test
    @Tag("gradient-check")
    void gradientsByBothInputsAreRight() {
        TwoHeads model = new TwoHeads(new Dense(3, 4), new Dense(2, 4), new Dense(4, 2), new Dense(4, 2));

        GradientReport report =
                GradientCheck.of(model).secondOrder().check(Tensor.randomNormal(5, 3), Tensor.randomNormal(5, 2));

        assertTrue(report.passed(), report.toString());
    }

    @Test
    void oneTapeTrainsBothOutputs() {
        Randomness.setSeed(1);
        TwoHeads model = new TwoHeads(new Dense(1, 8), new Dense(1, 8), new Dense(8, 1), new Dense(8, 2));
        Tensor a = Tensor.of(new double[][] {{-1}, {-.5}, {.5}, {1}});
        Tensor b = Tensor.of(new double[][] {{1}, {-1}, {-1}, {1}});
        Tensor product = a.mul(b);
        Tensor isPositive = Tensor.ofLabels(0, 1, 0, 1);
        Descent optimizer = new Descent(.2);
        double[] losses = new double[100];

        for (int i = 0; i < losses.length; i++) {
            try (StepScope step = new StepScope();
                    GradientTape tape = new GradientTape()) {
                Outputs outputs = model.heads(a, b);
                Tensor ofProduct = new MeanSquaredError().call(outputs.first(), product);
                Tensor ofSign =
                        new CategoricalCrossEntropy().call(outputs.second().softmax(), isPositive);
                Tensor loss = ofProduct.add(ofSign);
                List<Variable> weights = model.trainableVariables();
                optimizer.applyGradients(weights, tape.gradient(loss, weights));
                losses[i] = loss.item();
            }
        }

        assertTrue(losses[99] < .1 * losses[0], losses[0] + " fell only to " + losses[99]);
    }

    private static Dense weight(double w) {
        Dense dense = new Dense(1, 1).withoutBias();
        dense.w().assign(Tensor.of(new double[][] {{w}}));
        return dense;
    }

    private record Outputs(Tensor first, Tensor second) {}

    private static final class TwoHeads extends Model {
        private final Dense ofLeft;
        private final Dense ofRight;
        private final Dense first;
        private final Dense second;

        TwoHeads(Dense ofLeft, Dense ofRight, Dense first, Dense second) {
            this.ofLeft = add(ofLeft);
            this.ofRight = add(ofRight);
            this.first = add(first);
            this.second = add(second);
        }

        Outputs heads(Tensor left, Tensor right) {
            Tensor h = ofLeft.call(left).mul(ofRight.call(right));
            return new Outputs(first.call(h), second.call(h));
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            Outputs outputs = heads(inputs[0], inputs[1]);
            return outputs.first().add(outputs.second());
        }
    }
}
