package io.beras.examples.lessons;

import io.beras.activations.ReLU;
import io.beras.data.Batch;
import io.beras.data.images.LabeledImages;
import io.beras.examples.mnist.DigitData;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Flatten;
import io.beras.layers.MaxPool2d;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.io.IOException;
import java.util.stream.IntStream;

/** LeNet: a convolution applies the same weights everywhere in an image, so it needs few weights and few images. */
final class Lesson19LeNet implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException, InterruptedException {
        DigitData digits = out.digits();
        SequentialModel model = new SequentialModel(
                x -> x[0].reshape(-1, 1, 28, 28),
                new Conv2d(1, 6, 5).withPadding(2),
                new ReLU(),
                new MaxPool2d(2), // (n, 6, 14, 14)
                new Conv2d(6, 16, 5),
                new ReLU(),
                new MaxPool2d(2), // (n, 16, 5, 5)
                new Flatten(),
                new Dense(400, 120),
                new ReLU(),
                new Dense(120, 84),
                new ReLU(),
                new Dense(84, 10));
        model.compile(new Adam(0.002), new SoftmaxCrossEntropy(), new CategoricalAccuracy());
        out.print("%n%s%n", model.summary());

        Batch training = first(out.length(6_000, 60_000), digits.images().training());
        Batch test = first(out.length(2_000, 10_000), digits.images().test());
        FitOptions options = new FitOptions()
                .epochs(out.length(2, 5))
                .batchSize(64)
                .validation(test.x(), test.y())
                .callback(out.epochs());
        model.fit(training.x(), training.y(), options);
        out.show("training images", training.size());
        out.show("test accuracy", model.evaluate(test.x(), test.y(), 100).metric("accuracy"));
    }

    private static Batch first(int count, LabeledImages images) {
        return images.batch(IntStream.range(0, Math.min(count, images.size())).toArray());
    }
}
