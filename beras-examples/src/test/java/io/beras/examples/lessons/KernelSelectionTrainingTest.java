package io.beras.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.LeakyReLU;
import io.beras.activations.ReLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Softmax;
import io.beras.activations.Tanh;
import io.beras.core.Callable;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.arrays.KernelSelection;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.optim.RMSProp;
import io.beras.optim.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Training with fast kernels and training with reference kernels give the same losses and weights. */
class KernelSelectionTrainingTest {

    private static final int STEPS = 30;
    private static final int SAMPLES = 40;
    private static final double LOSS_TOLERANCE = 1e-5;

    enum Network {
        PROBABILITIES {
            @Override
            SequentialModel model() {
                return compiled(new SGD(0.1).momentum(0.9), new CategoricalCrossEntropy(), new ReLU(), new Softmax());
            }
        },
        LABELS {
            @Override
            SequentialModel model() {
                return compiled(new Adam(0.01).amsgrad(), new SoftmaxCrossEntropy(), new LeakyReLU());
            }
        },
        SQUARES {
            @Override
            SequentialModel model() {
                return compiled(new RMSProp(0.01), new MeanSquaredError(), new Tanh(), new Sigmoid());
            }
        };

        abstract SequentialModel model();

        /** Returns the targets in the form that the loss needs. */
        Tensor target(Tensor labels, DataType type) {
            if (this == LABELS) {
                return labels;
            }
            double[] rows = new double[SAMPLES * 3];
            int[] classes = labels.toIntArray();
            for (int i = 0; i < SAMPLES; i++) {
                rows[i * 3 + classes[i]] = 1;
            }
            return Tensor.of(type, rows, SAMPLES, 3);
        }

        private static SequentialModel compiled(Optimizer optimizer, Loss loss, Callable hidden, Callable... last) {
            SequentialModel model = new SequentialModel(new Dense(6, 16), hidden, new Dense(16, 3));
            Stream.of(last).forEach(model::add);
            model.compile(optimizer, loss, new CategoricalAccuracy());
            return model;
        }
    }

    private record Trained(List<Double> losses, List<Double> accuracies, List<double[]> weights) {}

    @ParameterizedTest
    @EnumSource
    void lossesAndWeightsAgree(Network network) {
        assertAgree(
                train(network, DataType.FLOAT),
                onReferenceKernels(() -> train(network, DataType.FLOAT)),
                LOSS_TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource
    void lossesAndWeightsAgreeInDouble(Network network) {
        assertAgree(train(network, DataType.DOUBLE), onReferenceKernels(() -> train(network, DataType.DOUBLE)), 1e-11);
    }

    @ParameterizedTest
    @EnumSource
    void theNetworkLearns(Network network) {
        List<Double> losses = train(network, DataType.FLOAT).losses();

        assertTrue(losses.get(STEPS - 1) < 0.8 * losses.get(0), () -> "losses " + losses);
    }

    @Test
    void predictionsAgree() {
        Randomness.setSeed(1);
        SequentialModel model = Network.PROBABILITIES.model();
        Tensor x = Tensor.randomNormal(SAMPLES, 6);

        assertArrayEquals(
                onReferenceKernels(() -> model.predict(x)).toDoubleArray(),
                model.predict(x).toDoubleArray(),
                1e-6);
    }

    private static Trained train(Network network, DataType type) {
        Randomness.setSeed(1);
        SequentialModel model = network.model();
        model.cast(type);
        Tensor x = Tensor.randomNormal(SAMPLES, 6).cast(type);
        Tensor y = network.target(x.slice(1, 0, 3).argMax(1), type);
        List<Double> losses = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            var values = model.batchStep(x, y, true);
            losses.add(Objects.requireNonNull(values.get("loss")));
            accuracies.add(Objects.requireNonNull(values.get(new CategoricalAccuracy().name())));
        }
        return new Trained(
                losses,
                accuracies,
                model.weights().stream().map(Variable::toDoubleArray).toList());
    }

    private static void assertAgree(Trained fast, Trained reference, double tolerance) {
        for (int step = 0; step < STEPS; step++) {
            double expected = reference.losses().get(step);
            assertEquals(expected, fast.losses().get(step), tolerance * expected, "the loss of step " + step);
        }
        assertEquals(reference.accuracies(), fast.accuracies());
        for (int i = 0; i < reference.weights().size(); i++) {
            assertArrayEquals(reference.weights().get(i), fast.weights().get(i), 10 * tolerance);
        }
    }

    private static <T> T onReferenceKernels(Supplier<T> work) {
        try (KernelSelection.Scope scope = KernelSelection.useReference()) {
            return work.get();
        }
    }
}
