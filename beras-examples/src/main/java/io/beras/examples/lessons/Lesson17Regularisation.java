package io.beras.examples.lessons;

import io.beras.activations.ReLU;
import io.beras.core.Optimizer;
import io.beras.data.Batch;
import io.beras.data.images.LabeledImages;
import io.beras.data.images.TrainTestSplit;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.optim.AdamW;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.stream.IntStream;

/** Regularisation: with few images a network learns them by heart; dropout and weight decay hold it back. */
final class Lesson17Regularisation implements Lesson {

    @Override
    public void teach(LessonOutput page) throws IOException, InterruptedException {
        TrainTestSplit digits = page.digits().images();
        Batch training = first(1_000, digits.training());
        Batch test = first(page.length(2_000, 10_000), digits.test());
        int epochs = page.length(30, 200);
        page.say("%n784-128-10 ReLU networks on the first %,d training images, %d epochs:", training.size(), epochs);

        Chart seen = new Chart("Loss on the images that are trained on", "epoch", "training loss").logY();
        Chart unseen = new Chart("Loss on images never trained on", "epoch", "test loss");
        String[] names = {"plain", "weight decay", "dropout"};
        Optimizer[] optimizers = {new Adam(0.001), new AdamW(0.001).weightDecay(0.5), new Adam(0.001)};
        double[] dropouts = {0, 0, 0.5};
        for (int i = 0; i < names.length; i++) {
            SequentialModel model = new SequentialModel(
                    new Dropout(dropouts[i] / 2),
                    new Dense(784, 128),
                    new ReLU(),
                    new Dropout(dropouts[i]),
                    new Dense(128, 10));
            model.compile(optimizers[i], new SoftmaxCrossEntropy(), new CategoricalAccuracy());
            FitOptions options = new FitOptions().epochs(epochs).validation(test.x(), test.y());
            History history = model.fit(training.x(), training.y(), options);

            page.show(names[i] + ": training loss", last(history, "loss"));
            page.show(names[i] + ": test loss", last(history, "val_loss"));
            page.show(names[i] + ": test accuracy", last(history, "val_accuracy"));
            seen.line(names[i], history.epochs("loss"));
            unseen.line(names[i], history.epochs("val_loss"));
        }
        page.say(
                "%nPlain, the network grows ever surer of what it has seen, and of its errors too: the test loss rises again.");
        page.say(
                "Weight decay keeps the weights small, dropout takes units away at random; either holds that back, for a");
        page.say("higher training loss. What the network gets right changes less than how sure it is of it.");
        page.draw("training-loss", seen);
        page.draw("test-loss", unseen);
    }

    private static Batch first(int count, LabeledImages images) {
        return images.batch(IntStream.range(0, Math.min(count, images.size())).toArray());
    }

    private static double last(History history, String name) {
        return history.epochs(name).get(history.epochs(name).size() - 1);
    }
}
