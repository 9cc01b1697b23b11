package io.beras.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.beras.activations.LeakyReLU;
import io.beras.activations.Sigmoid;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.SoftmaxCrossEntropy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A custom layer is called as written, with fast and with reference kernels, and gets copies of its inputs. */
class OwnLayerReferenceTest {

    /** y = scale·x + 1, written without care: it uses its input up, and counts how often it is called. */
    private static final class Careless implements Diffable {

        private final Variable scale = new Variable("scale", Tensor.scalar(3));
        private final List<INDArray> seen = new ArrayList<>();
        private int backwards;

        @Override
        public List<Variable> ownWeights() {
            return List.of(scale);
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            seen.add(inputs[0]);
            INDArray y = inputs[0].mul(scale.array().getFloat(0)).addi(1);
            inputs[0].assign(-99);
            return y;
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            backwards++;
            return List.of(g -> g.mul(scale));
        }

        @Override
        public List<LocalGradient> weightGradients(Call call) {
            return List.of(g -> g.mul(call.input(0)).sum());
        }
    }

    @Test
    void itStandsBetweenTheLibrarysLayersAsWritten() {
        Randomness.setSeed(1);
        Tensor x = Tensor.randomNormal(4, 3);
        Dense first = new Dense(3, 5);
        Dense last = new Dense(5, 2);
        Careless own = new Careless();
        List<@Nullable Tensor> gradients = BothPaths.agreeOn("a network with a layer of one's own", () -> {
            try (GradientTape tape = new GradientTape()) {
                Tensor before = new LeakyReLU().call(first.call(x));
                float[] numbers = before.toFloatArray();
                Tensor between = own.call(before);
                Tensor loss = new SoftmaxCrossEntropy()
                        .call(last.call(new Sigmoid().call(between)), Tensor.ofLabels(0, 1, 1, 0));
                assertArrayEquals(numbers, before.toFloatArray(), "its input was a copy");
                return tape.gradient(
                        loss, List.of(before, between, own.scale, first.w(), first.b(), last.w(), x), Unconnected.NULL);
            }
        });

        assertEquals(2, own.seen.size());
        assertNotSame(own.seen.get(0), own.seen.get(1));
        assertEquals(2, own.backwards);
        Tensor byBefore = gradients.get(0);
        Tensor byBetween = gradients.get(1);
        assertNotNull(byBefore);
        assertNotNull(byBetween);
        assertArrayEquals(byBetween.mul(3).toFloatArray(), byBefore.toFloatArray());
    }
}
