package io.beras.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.losses.MeanSquaredError;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.optim.SGD;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The networks of CS231n's lecture 8 in their original sizes, with one tape for each step and no model above it. */
class TwoLayerNetworkTest {

    @BeforeEach
    void setSeed() {
        Randomness.setSeed(0);
    }

    @Test
    void tensorFlowsNetworkLearns() {
        // 64 samples, 1000 → 100 → 1000, the mean of row sums, learning rate 1e-5, 50 steps
        Tensor x = Tensor.randomNormal(64, 1000);
        Tensor y = Tensor.randomNormal(64, 1000);

        double[] losses = descend(50, 1e-5, x, y, 64);

        assertTrue(losses[49] < .9 * losses[0], losses[0] + " to " + losses[49]);
        assertDescends(losses);
    }

    @Test
    void pyTorchsNetworkLearns() {
        // 64 samples, 1000 → 100 → 10, the plain sum, learning rate 1e-6; 60 of its 500 steps are enough
        Tensor x = Tensor.randomNormal(64, 1000);
        Tensor y = Tensor.randomNormal(64, 10);

        double[] losses = descend(60, 1e-6, x, y, 1);

        assertTrue(losses[59] < .05 * losses[0], losses[0] + " to " + losses[59]);
    }

    @Test
    void theSameNetworkAsAModelLearns() {
        Tensor x = Tensor.randomNormal(64, 1000);
        Tensor y = Tensor.randomNormal(64, 10);
        SequentialModel model = new SequentialModel(
                new Dense(1000, 100, Initializer.KAIMING_NORMAL), in -> in[0].relu(), new Dense(100, 10));
        model.compile(new Adam(1e-4), new MeanSquaredError());

        History history = model.fit(x, y, new FitOptions().epochs(30).batchSize(64));

        assertDescends(history.epochs("loss").stream().mapToDouble(loss -> loss).toArray());
    }

    @Test
    void aModelWithGradientDescentEqualsTheLoopByHand() {
        Tensor x = Tensor.randomNormal(8, 20);
        Tensor y = Tensor.randomNormal(8, 3);
        Dense dense = new Dense(20, 3).withoutBias();
        Variable byHand = new Variable("w", dense.w());
        SequentialModel model = new SequentialModel(dense);
        model.compile(new SGD(.1), new MeanSquaredError());
        for (int step = 0; step < 5; step++) {
            model.batchStep(x, y, true);
            try (GradientTape tape = new GradientTape()) {
                Tensor loss = x.matmul(byHand).sub(y).pow(2).mean();
                Tensor gradient = tape.gradient(loss, byHand);
                byHand.assignSub(gradient.mul(.1));
            }
        }

        assertArrayEquals(byHand.toDoubleArray(), dense.w().toDoubleArray(), 1e-6);
    }

    /** Gradient descent on Σ (max(x·w1, 0)·w2 − y)² / divisor. */
    private static double[] descend(int steps, double learningRate, Tensor x, Tensor y, double divisor) {
        Variable w1 = new Variable("w1", Tensor.randomNormal(1000, 100));
        Variable w2 = new Variable("w2", Tensor.randomNormal(100, y.size(1)));
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            try (StepScope scope = new StepScope();
                    GradientTape tape = new GradientTape()) {
                Tensor loss = x.matmul(w1).relu().matmul(w2).sub(y).pow(2).sum().div(divisor);
                List<Tensor> gradients = tape.gradient(loss, List.of(w1, w2));
                w1.assignSub(gradients.get(0).mul(learningRate));
                w2.assignSub(gradients.get(1).mul(learningRate));
                losses[step] = loss.item();
            }
        }
        return losses;
    }

    private static void assertDescends(double... losses) {
        for (int step = 1; step < losses.length; step++) {
            assertTrue(losses[step] < losses[step - 1], "step " + step + " rises to " + losses[step]);
        }
    }
}
