package io.beras.exchange.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtException;
import io.beras.activations.LeakyReLU;
import io.beras.activations.ReLU;
import io.beras.activations.Softmax;
import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.data.Dataset;
import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.TrainTestSplit;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Flatten;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Reshape;
import io.beras.layers.ResidualBlock;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.Loss;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.FitOptions;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * ONNX Runtime computes what {@code predict} computes, to 1e-5 (of the value, where that is above 1): each layer, and three
 * trained models of digits.
 */
class OnnxRuntimeTest {

    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    static List<ExportCase> cases() {
        return ExportCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLayerComputesTheSame(ExportCase each) throws IOException, OrtException {
        assertSame(each.model(), each.x());
    }

    @Test
    void anMlpComputesTheSame() throws IOException, OrtException {
        assertSameAfterTraining(
                new CategoricalCrossEntropy(),
                new Dense(784, 256),
                new LeakyReLU(.1),
                new Dense(256, 128),
                new LeakyReLU(.1),
                new Dense(128, 10),
                new Softmax());
    }

    @Test
    void aLeNetComputesTheSame() throws IOException, OrtException {
        assertSameAfterTraining(
                new CategoricalCrossEntropy(),
                new Reshape(1, 28, 28),
                new Conv2d(1, 6, 5).withPadding(2),
                new ReLU(),
                new MaxPool2d(2),
                new Conv2d(6, 16, 5),
                new ReLU(),
                new MaxPool2d(2),
                new Flatten(),
                new Dense(400, 120),
                new ReLU(),
                new Dense(120, 84),
                new ReLU(),
                new Dense(84, 10),
                new Softmax());
    }

    @Test
    void anMlpResNetComputesTheSame() throws IOException, OrtException {
        assertSameAfterTraining(
                new SoftmaxCrossEntropy(),
                new Flatten(),
                new Dense(784, 100),
                new ReLU(),
                new ResidualBlock(100, 50, BatchNorm1d::new, .1),
                new ResidualBlock(100, 50, BatchNorm1d::new, .1),
                new ResidualBlock(100, 50, BatchNorm1d::new, .1),
                new Dense(100, 10));
    }

    private void assertSameAfterTraining(Loss loss, Callable... parts) throws IOException, OrtException {
        Randomness.setSeed(1);
        TrainTestSplit digits = SyntheticDigits.generate(2000, 1000);
        SequentialModel model = new SequentialModel(parts);
        model.compile(new Adam(.002), loss, new CategoricalAccuracy());
        model.fit(digits.training(), new FitOptions().seed(1));

        Tensor x = samples(digits.test());
        assertEquals(1000, x.size(0));
        assertSame(model, x);
    }

    private static Tensor samples(Dataset dataset) {
        int[] all = new int[dataset.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return dataset.batch(all).x();
    }

    private void assertSame(Model model, Tensor x) throws IOException, OrtException {
        Tensor expected = model.predict(x);
        try (OnnxSession session = OnnxSession.of(model, folder)) {
            Tensor y = session.run(x);

            assertEquals(expected.dataType(), y.dataType());
            assertArrayEquals(expected.shape(), y.shape());
            assertClose(expected, y);
            assertClose(expected.slice(0, 0, 1), session.run(x.slice(0, 0, 1))); // the batch has any size
        }
    }

    private static void assertClose(Tensor expected, Tensor y) {
        double[] values = y.toDoubleArray();
        double[] right = expected.toDoubleArray();
        assertEquals(right.length, values.length);
        for (int i = 0; i < right.length; i++) {
            assertEquals(right[i], values[i], TOLERANCE * Math.max(1, Math.abs(right[i])), "element " + i);
        }
    }
}
