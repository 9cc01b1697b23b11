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

/** Regularisation: with few images, a network memorises them; dropout and weight decay reduce this overfitting. */
final class Lesson17Regularisation implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException, InterruptedException {
        TrainTestSplit digits = out.digits().images();
        Batch training = first(1_000, digits.training());
        Batch test = first(out.length(2_000, 10_000), digits.test());
        int epochs = out.length(30, 200);
        out.print("%n784-128-10 ReLU networks on the first %,d training images, %d epochs:", training.size(), epochs);

        Chart trainingLoss = new Chart("Loss on the images that are trained on", "epoch", "training loss").logY();
        Chart testLoss = new Chart("Loss on images never trained on", "epoch", "test loss");
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

            out.show(names[i] + ": training loss", last(history, "loss"));
            out.show(names[i] + ": test loss", last(history, "val_loss"));
            out.show(names[i] + ": test accuracy", last(history, "val_accuracy"));
            trainingLoss.line(names[i], history.epochs("loss"));
            testLoss.line(names[i], history.epochs("val_loss"));
        }
        out.print(
                "%nThe plain network becomes more and more confident, also in its errors: its test loss rises again.");
        out.print(
                "Weight decay keeps the weights small, and dropout removes units at random. Both reduce this overfitting,");
        out.print("with a higher training loss. The accuracy changes less than the confidence.");
        out.draw("training-loss", trainingLoss);
        out.draw("test-loss", testLoss);
    }

    private static Batch first(int count, LabeledImages images) {
        return images.batch(IntStream.range(0, Math.min(count, images.size())).toArray());
    }

    private static double last(History history, String name) {
        return history.epochs(name).get(history.epochs(name).size() - 1);
    }
}
