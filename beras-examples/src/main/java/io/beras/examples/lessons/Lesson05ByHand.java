package io.beras.examples.lessons;

import io.beras.activations.ReLU;
import io.beras.activations.Sigmoid;
import io.beras.core.Callable;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.models.SequentialModel;
import io.beras.optim.SGD;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * A 2-2-2 network from a homework (docs/sources.md): forward pass, backward pass and one step of SGD, small enough to
 * compute on paper.
 */
final class Lesson05ByHand implements Lesson {

    private static final String[] NAMES = {"y1", "y2", "loss", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8"};

    // As printed by PyTorch in the homework: computed in FLOAT, most values printed to four places.
    private static final double[] PYTORCH_WITH_SIGMOID = {
        .4769, .5287, .2097097933292389, .2084, -.4126, .5051, .5924, .0654, -.5839, -.3305, .7262
    };
    private static final double[] PYTORCH_WITH_RELU = {
        .025, 0, .023462500423192978, .2103, -.4, .5062, .6, .1513, -.5, -.3, .8
    };

    @Override
    public void run(LessonOutput out) {
        out.print("x = (0.5, 0.3), y = (0.23, -0.07), L = ½ Σ (ŷ - y)², learning rate 1.");
        out.print("y1 and y2 are the outputs before the step, w1 … w8 the weights after it.");
        out.print(
                "PyTorch computed the same step in FLOAT, and printed outputs and weights to four places (docs/sources.md).");
        oneStep(out, "sigmoid", new Sigmoid(), PYTORCH_WITH_SIGMOID);
        oneStep(out, "ReLU", new ReLU(), PYTORCH_WITH_RELU);
        out.print(
                "%nWith ReLU half of the network is inactive: the input of the second hidden unit is -0.4·0.5 + 0.6·0.3 < 0,");
        out.print(
                "and the input of the second output is below 0 too. Both have gradient 0: w2, w4, w6, w7, w8 do not change.");
    }

    private static void oneStep(LessonOutput out, String name, Callable activation, double[] printed) {
        SequentialModel model = TwoTwoTwoNetwork.with(activation);
        model.compile(new SGD(1), new MeanSquaredError(Reduction.HALF_SUM));

        double[] outputs = model.predict(TwoTwoTwoNetwork.X).toDoubleArray();
        double loss = Objects.requireNonNull(
                model.batchStep(TwoTwoTwoNetwork.X, TwoTwoTwoNetwork.Y, true).get("loss"));
        DoubleStream weights = model.weights().stream().flatMapToDouble(w -> Arrays.stream(w.toDoubleArray()));

        double[] values = DoubleStream.concat(DoubleStream.of(outputs[0], outputs[1], loss), weights)
                .toArray();
        out.print("%nWith %s:", name);
        for (int i = 0; i < NAMES.length; i++) {
            out.compare(name + ": " + NAMES[i], values[i], "PyTorch", printed[i]);
        }
    }
}
