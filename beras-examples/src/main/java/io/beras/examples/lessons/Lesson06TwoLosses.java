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

/** Squared error and cross-entropy on the same 2-2-2 network: the loss determines the outputs that the network learns. */
final class Lesson06TwoLosses implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException {
        Loss squares = new MeanSquaredError();
        Loss crossEntropy = new SoftmaxCrossEntropy();

        out.print(
                "The 2-2-2 network is that of lesson 5. Its loss for the initial weights; the mean of two squares is ½ Σ:");
        out.show("mean of squares, sigmoid", loss(squares, TwoTwoTwoNetwork.with(new Sigmoid())));
        out.show("mean of squares, ReLU", loss(squares, TwoTwoTwoNetwork.with(new ReLU())));
        out.print("-Σ y · log softmax(ŷ) gives a different loss:");
        out.show("cross-entropy, sigmoid", loss(crossEntropy, TwoTwoTwoNetwork.with(new Sigmoid())));
        out.show("cross-entropy, ReLU", loss(crossEntropy, TwoTwoTwoNetwork.with(new ReLU())));

        out.print("%nThe outputs after 1,000 steps with learning rate 1, for y = (0.23, -0.07) and sigmoids:");
        List<Double> bySquares = train(out, "squares", squares);
        List<Double> byCrossEntropy = train(out, "cross-entropy", crossEntropy);
        out.print(
                "Squares move the outputs as close to y as a sigmoid can come. Cross-entropy is for classes: because y sums");
        out.print("to 0.16 instead of 1, and its second element is negative, the outputs move apart, towards 1 and 0.");
        out.draw(
                "losses",
                new Chart("Two losses of the same 2-2-2 network", "step", "loss")
                        .line("mean of squares", bySquares)
                        .line("cross-entropy", byCrossEntropy));
    }

    private static double loss(Loss loss, SequentialModel model) {
        return loss.call(model.call(TwoTwoTwoNetwork.X), TwoTwoTwoNetwork.Y).item();
    }

    private static List<Double> train(LessonOutput out, String name, Loss loss) {
        SequentialModel model = TwoTwoTwoNetwork.with(new Sigmoid());
        model.compile(new SGD(1), loss);
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < 1000; step++) {
            losses.add(loss(loss, model));
            model.batchStep(TwoTwoTwoNetwork.X, TwoTwoTwoNetwork.Y, true);
        }
        double[] outputs = model.predict(TwoTwoTwoNetwork.X).toDoubleArray();
        out.show(name + ": y1 at the end", outputs[0]);
        out.show(name + ": y2 at the end", outputs[1]);
        return losses;
    }
}
