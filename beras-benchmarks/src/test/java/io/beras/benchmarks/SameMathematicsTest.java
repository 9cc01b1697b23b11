package io.beras.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.activations.LeakyReLU;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** All implementations of the MLP compute the same losses at each step if they start from the same weights. */
class SameMathematicsTest {

    private static final int BATCH = 8;
    private static final int STEPS = 20;

    @Test
    void libraryHandWrittenAndTextbookNetworkHaveTheSameLosses() {
        Randomness.setSeed(4);
        List<Dense> layers = List.of(new Dense(30, 20), new Dense(20, 12), new Dense(12, 5));
        float[][] weights =
                layers.stream().map(layer -> layer.w().toFloatArray()).toArray(float[][]::new);
        SequentialModel model = new SequentialModel(
                layers.get(0), new LeakyReLU(0.1), layers.get(1), new LeakyReLU(0.1), layers.get(2));
        model.compile(new Adam(0.001), new SoftmaxCrossEntropy());
        Mlp byHand = new HandWrittenMlp(BATCH, weights, 30, 20, 12, 5);
        Mlp textbook = new TextbookMlp(weights, 30, 20, 12, 5);
        int[] labels = new int[BATCH];
        for (int step = 0; step < STEPS; step++) {
            float[] x = Tensor.randomUniform(BATCH, 30).toFloatArray();
            int shift = step;
            Arrays.setAll(labels, i -> (i + shift) % 5);

            double expected = textbook.step(x, labels);

            assertEquals(expected, byHand.step(x, labels), 1e-5, "by hand, step " + step);
            assertEquals(
                    expected,
                    Objects.requireNonNull(model.batchStep(Tensor.of(x, BATCH, 30), Tensor.ofLabels(labels), true)
                            .get("loss")),
                    1e-5,
                    "library, step " + step);
        }
    }
}
