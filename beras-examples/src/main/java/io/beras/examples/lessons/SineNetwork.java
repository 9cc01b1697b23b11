package io.beras.examples.lessons;

import io.beras.activations.Sigmoid;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.models.SequentialModel;
import io.beras.optim.BasicOptimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;

/** The network of DeZero's step 43, one hidden layer of sigmoids, with the points and initial weights of the book. */
final class SineNetwork {

    // NumPy's random numbers after seed 0, as scripts/fixtures/sine-draws.py prints them.
    static final Tensor X = column(.5488135039273248, .7151893663724195);
    static final Tensor Y = column(.3008450053059529, -.4312924401531829);
    static final Tensor W1 = matrix(new double[][] {
                {
                    .018675579901499675,
                    -.00977277879876411,
                    .009500884175255894,
                    -.001513572082976979,
                    -.0010321885179355784
                },
                {
                    .004105985019383723,
                    .0014404357116087798,
                    .014542735069629751,
                    .007610377251469934,
                    .001216750164928284
                }
            })
            .reshape(1, 10);
    static final Tensor W2 = matrix(new double[][] {
                {
                    .004438632327454257,
                    .0033367432737426684,
                    .01494079073157606,
                    -.0020515826376580086,
                    .003130677016509014
                },
                {
                    -.008540957393017247,
                    -.025529898158340787,
                    .006536185954403606,
                    .008644361988595058,
                    -.00742165020406442
                }
            })
            .reshape(10, 1);

    private SineNetwork() {}

    static List<Double> train(SequentialModel model, int steps, Tensor x, Tensor y) {
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            losses.add(Objects.requireNonNull(model.batchStep(x, y, true).get("loss")));
        }
        return losses;
    }

    static SequentialModel model(Tensor w1, Tensor w2) {
        int hidden = (int) w2.length();
        Dense first = new Dense(1, hidden);
        Dense second = new Dense(hidden, 1);
        SequentialModel model = new SequentialModel(first, new Sigmoid(), second);
        model.cast(DataType.DOUBLE);
        first.w().assign(w1);
        second.w().assign(w2);
        model.compile(new BasicOptimizer(.2), new MeanSquaredError(Reduction.BATCH_MEAN)); // Σ / N
        return model;
    }

    static Tensor column(double... values) {
        return Tensor.of(DataType.DOUBLE, values, values.length, 1);
    }

    private static Tensor matrix(double[][] rows) {
        return Tensor.of(DataType.DOUBLE, rows);
    }
}
