package io.beras.examples.lessons;

import io.beras.activations.LeakyReLU;
import io.beras.activations.Softmax;
import io.beras.examples.mnist.DigitData;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.Evaluation;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.plots.MetricsPlot;
import io.beras.plots.TrainingCurves;
import java.io.IOException;

/** Handwritten digits: what {@code beras train} does, in its plainest form. */
final class Lesson16Mnist implements Lesson {

    @Override
    public void teach(LessonOutput page) throws IOException, InterruptedException {
        DigitData digits = page.digits();
        SequentialModel model = new SequentialModel(
                new Dense(784, 128, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(128, 64, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(64, 10),
                new Softmax());
        model.compile(new Adam(0.002), new CategoricalCrossEntropy(), new CategoricalAccuracy());
        page.say("%n%s%n", model.summary());

        FitOptions options = new FitOptions()
                .epochs(page.length(2, 6))
                .batchSize(128)
                .validation(digits.images().test())
                .callback(page.epochs());
        History history = model.fit(digits.images().training(), options);
        Evaluation test = model.evaluate(digits.images().test(), 1000);

        page.say("");
        page.show("test loss", test.loss());
        page.show("test accuracy", test.metric("accuracy"));
        TrainingCurves curves = new TrainingCurves(
                history.batches("loss"),
                history.batches("accuracy"),
                history.batches("loss").size() / history.seconds().size(),
                history.epochs("val_loss"),
                history.epochs("val_accuracy"));
        page.drawing("mnist", file -> MetricsPlot.write(file, "A small network on " + digits.title(), curves));
        page.say("For better models, their predictions and a report: beras train");
    }
}
