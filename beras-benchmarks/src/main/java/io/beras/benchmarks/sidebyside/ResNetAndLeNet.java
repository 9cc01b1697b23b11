package io.beras.benchmarks.sidebyside;

import io.beras.activations.ReLU;
import io.beras.core.Tensor;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Flatten;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Reshape;
import io.beras.layers.ResidualBlock;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.util.Arrays;
import java.util.Objects;

/** An MLP-ResNet and a LeNet, as in pytorch_networks.py; each trains on one batch, which it learns by heart. */
final class ResNetAndLeNet {

    private static final int STEPS = 300;
    private static final int EPOCHS = 6;

    private ResNetAndLeNet() {}

    /** Trains the network of this name and returns the times of its steps. */
    static ContenderResult time(String name) {
        return switch (name) {
            case "mlp-resnet" -> time(mlpResNet(), 100);
            case "lenet" -> time(leNet(), 64);
            default -> throw new IllegalArgumentException("there is no network \"" + name + "\"");
        };
    }

    private static ContenderResult time(SequentialModel model, int batch) {
        model.compile(new Adam(0.001), new SoftmaxCrossEntropy());
        int[] labels = new int[batch];
        Arrays.setAll(labels, i -> i % 10);
        Tensor x = Tensor.randomUniform(batch, Workload.PIXELS);
        Tensor y = Tensor.ofLabels(labels);
        ContenderResult result = new ContenderResult();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            long start = System.nanoTime();
            for (int step = 0; step < STEPS; step++) {
                result.meanLoss =
                        Objects.requireNonNull(model.batchStep(x, y, true).get("loss"));
            }
            result.epochs.add((System.nanoTime() - start) / 1e3 / STEPS);
        }
        result.contender = "Beras";
        return result;
    }

    private static SequentialModel mlpResNet() {
        SequentialModel model = new SequentialModel(new Dense(784, 100), new ReLU());
        for (int block = 0; block < 3; block++) {
            model.add(new ResidualBlock(100, 50, BatchNorm1d::new, 0.1));
        }
        model.add(new Dense(100, 10));
        return model;
    }

    private static SequentialModel leNet() {
        return new SequentialModel(
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
                new Dense(84, 10));
    }
}
