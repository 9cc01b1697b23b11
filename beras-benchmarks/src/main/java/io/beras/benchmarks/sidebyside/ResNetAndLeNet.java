package io.beras.benchmarks.sidebyside;

import io.beras.activations.ReLU;
import io.beras.core.Tensor;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.layers.Flatten;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Residual;
import io.beras.layers.Sequential;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.util.Arrays;
import java.util.Objects;

/** Networks with more than dense layers, as pytorch_networks.py has them, each on one batch that it learns by heart. */
final class Networks {

    private static final int STEPS = 300;
    private static final int EPOCHS = 6;

    private Networks() {}

    static Timing time(String name) {
        return switch (name) {
            case "mlp-resnet" -> time(mlpResNet(), 100);
            case "lenet" -> time(leNet(), 64);
            default -> throw new IllegalArgumentException("no network \"" + name + "\"");
        };
    }

    private static Timing time(SequentialModel model, int batch) {
        model.compile(new Adam(0.001), new SoftmaxCrossEntropy());
        int[] labels = new int[batch];
        Arrays.setAll(labels, i -> i % 10);
        Tensor x = Tensor.randomUniform(batch, Task.PIXELS);
        Tensor y = Tensor.ofLabels(labels);
        Timing timing = new Timing();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            long start = System.nanoTime();
            for (int step = 0; step < STEPS; step++) {
                timing.meanLoss =
                        Objects.requireNonNull(model.batchStep(x, y, true).get("loss"));
            }
            timing.epochs.add((System.nanoTime() - start) / 1e3 / STEPS);
        }
        timing.contender = "Beras";
        return timing;
    }

    private static SequentialModel mlpResNet() {
        SequentialModel model = new SequentialModel(new Dense(784, 100), new ReLU());
        for (int block = 0; block < 3; block++) {
            model.add(new Residual(new Sequential(
                    new Dense(100, 50),
                    new BatchNorm1d(50),
                    new ReLU(),
                    new Dropout(0.1),
                    new Dense(50, 100),
                    new BatchNorm1d(100))));
            model.add(new ReLU());
        }
        model.add(new Dense(100, 10));
        return model;
    }

    private static SequentialModel leNet() {
        return new SequentialModel(
                x -> x[0].reshape(-1, 1, 28, 28),
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
