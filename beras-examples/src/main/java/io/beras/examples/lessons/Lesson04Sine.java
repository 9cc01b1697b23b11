package io.beras.examples.lessons;

import io.beras.core.Tensor;
import io.beras.models.SequentialModel;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** A sine fitted by a small network: DeZero's step 43, on 100 noisy points and on two points whose losses are published. */
final class Lesson04Sine implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException {
        out.print("100 points y = sin(2πx) + noise from [0, 1), a 1-10-1 sigmoid network, 10,000 steps:");
        double[] x = Tensor.randomUniform(100).toDoubleArray();
        double[] noise = Tensor.randomUniform(100).toDoubleArray();
        double[] y = IntStream.range(0, 100)
                .mapToDouble(i -> Math.sin(2 * Math.PI * x[i]) + noise[i])
                .toArray();
        SequentialModel model = SineNetwork.model(SineNetwork.W1, SineNetwork.W2);
        model.cast(DataType.FLOAT);
        List<Double> losses = SineNetwork.train(
                model,
                10_000,
                SineNetwork.column(x).cast(DataType.FLOAT),
                SineNetwork.column(y).cast(DataType.FLOAT));
        out.show("100 points: loss at step 0", losses.get(0));
        out.show("100 points: loss at the end", losses.get(9_999));
        double[] t = IntStream.range(0, 100).mapToDouble(i -> i / 100.0).toArray();
        out.draw(
                "sine",
                new Chart("A 1-10-1 network fits a noisy sine", "x", "y")
                        .dots("data", x, y)
                        .line("network", t, model.predict(SineNetwork.column(t)).toDoubleArray()));

        out.print(
                "%nStep 43 of a book on DeZero (docs/sources.md) has two points, which the network can fit exactly. The losses of");
        out.print("DeZero, a Python library, are beside those of Beras. From step 2,300 on, the curvature of the loss");
        out.print(
                "in one direction is above 2 / 0.2 = 10, so that a learning rate of 0.2 overshoots (see lesson 7). There");
        out.print(
                "rounding errors grow by 8 %% per step. Near step 2,900 the weights jump to a place of smaller curvature. The");
        out.print(
                "exact step depends on rounding: the losses agree with those of DeZero until step 2000 and differ at 3000.");
        int steps = out.length(3_001, 10_000);
        List<Double> twoPoints = SineNetwork.train(
                SineNetwork.model(SineNetwork.W1, SineNetwork.W2), steps, SineNetwork.X, SineNetwork.Y);
        double[] ofDeZero = {.13810752213721122, .131863649256508, .02077943406953136, .00021353515288145218};
        for (int i = 0; i < ofDeZero.length; i++) {
            out.compare("2 points: loss at step " + 1000 * i, twoPoints.get(1000 * i), "DeZero", ofDeZero[i]);
        }
        out.show("2 points: loss at the end", twoPoints.get(steps - 1));
        out.draw(
                "sine-loss",
                new Chart("A 1-10-1 network on two points", "step", "loss")
                        .logY()
                        .line("loss", twoPoints));
    }
}
