package io.beras.plots.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.activations.ReLU;
import io.beras.activations.Tanh;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.LabeledImages;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Flatten;
import io.beras.layers.Initializer;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Reshape;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.optim.SGD;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that learn get no mark on their gradients, at initialization, while they learn, and when they have learned. */
class HealthyTapesTest {

    private static final LabeledImages DIGITS = SyntheticDigits.likeMnist().training();

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("MLP, SGD", (Supplier<SequentialModel>) HealthyTapesTest::mlp, new SGD(0.1), 64, 40),
                Arguments.of("MLP, Adam", (Supplier<SequentialModel>) HealthyTapesTest::mlp, new Adam(0.002), 64, 40),
                Arguments.of(
                        "LeNet, Adam", (Supplier<SequentialModel>) HealthyTapesTest::leNet, new Adam(0.002), 32, 12),
                Arguments.of(
                        "MLP that repeats one batch",
                        (Supplier<SequentialModel>) HealthyTapesTest::tanh,
                        new Adam(0.01),
                        0,
                        150));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void haveNoMarkOnTheirGradients(
            String name, Supplier<SequentialModel> network, Optimizer optimizer, int stride, int steps) {
        Randomness.setSeed(1);
        SequentialModel model = network.get();
        for (int step = 0; step <= steps; step++) {
            Batch batch = DIGITS.batch(
                    IntStream.range(step * stride, step * stride + 32).toArray());
            try (GradientTape tape = new GradientTape(true)) {
                Tensor loss = new SoftmaxCrossEntropy().call(model.call(batch.x()), batch.y());
                if (step % (steps / 3) == 0) {
                    assertNoMark(name + ", step " + step, TapeDrawing.of(tape, loss, model.namedWeights()));
                }
                optimizer.applyGradients(model.trainableVariables(), tape.gradient(loss, model.trainableVariables()));
            }
        }
    }

    /** A unit that is silent for 32 digits is common, so only the other marks are false alarms. */
    private static void assertNoMark(String when, TapeDrawing drawing) {
        assertEquals(
                List.of(),
                drawing.marks().stream()
                        .filter(mark -> mark.kind() != TapeMark.Kind.DEAD_RELU)
                        .toList(),
                when);
    }

    private static SequentialModel mlp() {
        return new SequentialModel(
                new Dense(784, 64),
                new ReLU(),
                new Dense(64, 32),
                new ReLU(),
                new Dense(32, 32),
                new ReLU(),
                new Dense(32, 10));
    }

    private static SequentialModel tanh() {
        return new SequentialModel(new Dense(784, 32), new Tanh(), new Dense(32, 32), new Tanh(), new Dense(32, 10));
    }

    /** The layers of the LeNet of the examples. */
    private static SequentialModel leNet() {
        return new SequentialModel(
                new Reshape(1, 28, 28),
                new Conv2d(1, 6, 5, Initializer.KAIMING_UNIFORM).withPadding(2),
                new ReLU(),
                new MaxPool2d(2),
                new Conv2d(6, 16, 5, Initializer.KAIMING_UNIFORM),
                new ReLU(),
                new MaxPool2d(2),
                new Flatten(),
                new Dense(16 * 5 * 5, 120, Initializer.KAIMING_UNIFORM),
                new ReLU(),
                new Dense(120, 84, Initializer.KAIMING_UNIFORM),
                new ReLU(),
                new Dense(84, 10));
    }
}
