package io.beras.examples.lessons;

import io.beras.activations.Sigmoid;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.models.FitOptions;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.optim.SGD;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Zero and random initial weights: units with equal weights get equal gradients, so they stay equal. */
final class Lesson08ZeroWeights implements Lesson {

    @Override
    public void run(LessonOutput out) throws IOException {
        Tensor zeros = TwoTwoTwoNetwork.W1.mul(0);
        out.print("The loss of lesson 5's 2-2-2 network after 100 steps with learning rate 1, by its initial weights:");
        out.show("from the weights of lesson 5", loss(trained(TwoTwoTwoNetwork.W1, TwoTwoTwoNetwork.W2, 100)));
        out.show("from random weights, N(0, 1)", loss(trained(random(), random(), 100)));
        SequentialModel fromZeros = trained(zeros, zeros, 100);
        out.show("from zeros", loss(fromZeros));

        out.print("%nThe weights that started as zeros:");
        Tensor first = trained(zeros, zeros, 1).weights().get(0);
        out.show("largest first-layer weight after step 1", first.abs().max().item());
        Tensor w1 = fromZeros.weights().get(0);
        out.show("largest first-layer weight after step 100", w1.abs().max().item());
        out.show(
                "difference of its two hidden units",
                w1.slice(1, 0, 1).sub(w1.slice(1, 1, 2)).abs().max().item());

        out.print(
                "%nFor one sample, equal units are enough. XOR needs different units; a 2-4-1 network, 1,000 steps of Adam:");
        List<Double> fromZero = xor(out, "zero", Initializer.ZEROS);
        List<Double> fromRandom = xor(out, "random", Initializer.NORMAL);
        out.draw(
                "zero-weights",
                new Chart("XOR from zero and from random weights", "step", "loss")
                        .line("zero: stays at the loss of guessing", fromZero)
                        .line("random", fromRandom));
    }

    private static SequentialModel trained(Tensor w1, Tensor w2, int steps) {
        SequentialModel model = TwoTwoTwoNetwork.with(new Sigmoid(), w1, w2);
        model.compile(new SGD(1), new MeanSquaredError(Reduction.HALF_SUM));
        for (int step = 0; step < steps; step++) {
            model.batchStep(TwoTwoTwoNetwork.X, TwoTwoTwoNetwork.Y, true);
        }
        return model;
    }

    private static double loss(SequentialModel model) {
        return model.evaluate(TwoTwoTwoNetwork.X, TwoTwoTwoNetwork.Y, 1).loss();
    }

    private static Tensor random() {
        return Tensor.randomNormal(2, 2).cast(DataType.DOUBLE);
    }

    private static List<Double> xor(LessonOutput out, String name, Initializer initializer) {
        Tensor x = Tensor.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Tensor y = Tensor.of(new double[][] {{0}, {1}, {1}, {0}});
        SequentialModel model = new SequentialModel(
                new Dense(2, 4, initializer), new Sigmoid(), new Dense(4, 1, initializer), new Sigmoid());
        model.compile(new Adam(0.05), new MeanSquaredError());
        List<Double> losses =
                model.fit(x, y, new FitOptions().epochs(1000).batchSize(4)).epochs("loss");
        out.show("XOR from " + name + " weights: loss", losses.get(999));
        return losses;
    }
}
