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
import io.beras.plots.TrainingCurveData;
import java.io.IOException;

/** Handwritten digits: the simplest form of {@code beras train}. */
final class Lesson16Mnist implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException, InterruptedException {
        DigitData digits = out.digits();
        SequentialModel model = new SequentialModel(
                new Dense(784, 128, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(128, 64, Initializer.KAIMING_NORMAL),
                new LeakyReLU(0.1),
                new Dense(64, 10),
                new Softmax());
        model.compile(new Adam(0.002), new CategoricalCrossEntropy(), new CategoricalAccuracy());
        out.print("%n%s%n", model.summary());

        FitOptions options = new FitOptions()
                .epochs(out.length(2, 6))
                .batchSize(128)
                .validation(digits.images().test())
                .callback(out.epochs());
        History history = model.fit(digits.images().training(), options);
        Evaluation test = model.evaluate(digits.images().test(), 1000);

        out.print("");
        out.show("test loss", test.loss());
        out.show("test accuracy", test.metric("accuracy"));
        String title = "A small network on " + digits.title();
        out.plot(
                "mnist",
                file -> MetricsPlot.of(title, TrainingCurveData.of(history)).write(file));
        out.print("For better models, their predictions and a report: beras train");
    }
}
