package io.beras.examples.lessons;

import io.beras.activations.ReLU;
import io.beras.activations.Sigmoid;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.SequentialModel;
import io.beras.optim.SGD;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Another loss for the 2-2-2 network: the loss decides where the same network goes. */
final class Lesson06CrossEntropy implements Lesson {

    @Override
    public void teach(LessonOutput page) throws IOException {
        Loss squares = new MeanSquaredError();
        Loss crossEntropy = new SoftmaxCrossEntropy();

        page.say(
                "The loss at the first weights. The mean of two squares is ½ Σ, so PyTorch's MSELoss changes nothing:");
        page.show("mean of squares, sigmoid", loss(squares, TwoTwoTwoNetwork.with(new Sigmoid())));
        page.show("mean of squares, ReLU", loss(squares, TwoTwoTwoNetwork.with(new ReLU())));
        page.say("-Σ y · log softmax(ŷ) does:");
        page.show("cross-entropy, sigmoid", loss(crossEntropy, TwoTwoTwoNetwork.with(new Sigmoid())));
        page.show("cross-entropy, ReLU", loss(crossEntropy, TwoTwoTwoNetwork.with(new ReLU())));

        page.say("%nWhere 1,000 steps with learning rate 1 lead, for y = (0.23, -0.07) and sigmoids:");
        List<Double> bySquares = train(page, "squares", squares);
        List<Double> byCrossEntropy = train(page, "cross-entropy", crossEntropy);
        page.say(
                "Squares bring the outputs to y, as near as a sigmoid comes. Cross-entropy wants classes: as y sums to");
        page.say(
                "0.16 and not to 1, and is negative for the second, the outputs run apart as far as sigmoids let them.");
        page.draw(
                "losses",
                new Chart("Two losses of the same 2-2-2 network", "step", "loss")
                        .line("mean of squares", bySquares)
                        .line("cross-entropy", byCrossEntropy));
    }

    private static double loss(Loss loss, SequentialModel model) {
        return loss.call(model.call(TwoTwoTwoNetwork.X), TwoTwoTwoNetwork.Y).item();
    }

    private static List<Double> train(LessonOutput page, String name, Loss loss) {
        SequentialModel model = TwoTwoTwoNetwork.with(new Sigmoid());
        model.compile(new SGD(1), loss);
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < 1000; step++) {
            losses.add(loss(loss, model));
            model.batchStep(TwoTwoTwoNetwork.X, TwoTwoTwoNetwork.Y, true);
        }
        double[] outputs = model.predict(TwoTwoTwoNetwork.X).toDoubleArray();
        page.show(name + ": y1 at the end", outputs[0]);
        page.show(name + ": y2 at the end", outputs[1]);
        return losses;
    }
}
