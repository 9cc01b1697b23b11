package io.beras.examples.lessons;

import io.beras.activations.ReLU;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.examples.mnist.DigitData;
import io.beras.io.Weights;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;
import io.beras.optim.BasicOptimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Three dense layers of a lab course (docs/sources.md), trained by plain gradient descent; their weights are saved and
 * loaded again.
 */
final class Lesson20SavedWeights implements Lesson {

    private static final Initializer SMALL = Initializer.normal(0.01); // as in the lab course; biases start at zero

    @Override
    public void run(LessonOutput out) throws IOException, InterruptedException {
        DigitData digits = out.digits();
        SequentialModel model = network(64);
        out.print("%n%s%n", model.summary());
        out.print(
                "Plain gradient descent, learning rate 0.1, from small weights, N(0, 0.01²), which make the first epoch slow:");
        FitOptions options = new FitOptions()
                .epochs(out.length(3, 20))
                .batchSize(100)
                .validation(digits.images().test())
                .callback(out.epochs());
        model.fit(digits.images().training(), options);
        double accuracy = accuracy(model, digits);
        out.show("test accuracy of the trained network", accuracy);

        Path file = out.file("weights.npz");
        Weights.save(model, file);
        out.print("%nWeights: %s", file);
        SequentialModel same = network(64);
        out.show("test accuracy of a new network", accuracy(same, digits));
        Weights.load(same, file);
        out.show("test accuracy with the weights loaded", accuracy(same, digits));
        double difference = 0;
        for (int i = 0; i < model.weights().size(); i++) {
            Variable saved = model.weights().get(i);
            Tensor loaded = same.weights().get(i);
            difference = Math.max(difference, saved.sub(loaded).abs().max().item());
        }
        out.show("largest difference between their weights", difference);

        try {
            Weights.load(network(32), file);
        } catch (IOException e) {
            out.print("%nA network with other shapes rejects the weights:%n%s", Objects.requireNonNull(e.getMessage()));
        }
    }

    private static SequentialModel network(int hidden) {
        SequentialModel model = new SequentialModel(
                new Dense(784, 2 * hidden, SMALL),
                new ReLU(),
                new Dense(2 * hidden, hidden, SMALL),
                new ReLU(),
                new Dense(hidden, 10, SMALL));
        model.compile(new BasicOptimizer(0.1), new SoftmaxCrossEntropy(), new CategoricalAccuracy());
        return model;
    }

    private static double accuracy(SequentialModel model, DigitData digits) {
        return model.evaluate(digits.images().test(), 1000).metric("accuracy");
    }
}
