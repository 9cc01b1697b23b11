package io.beras.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.Sigmoid;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import io.beras.models.SequentialModel;
import io.beras.optim.BasicOptimizer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * DeZero's step 43: a 1-H-1 sigmoid network fits two noisy points of a sine, learning rate 0.2, 10,000 steps.
 *
 * <p>Points and first weights are NumPy's draws after seed 0, as scripts/golden/sine_draws.py prints them.
 */
class SineFitTest {

    private static final Tensor X = column(.5488135039273248, .7151893663724195);
    private static final Tensor Y = column(.3008450053059529, -.4312924401531829);

    @Test
    void tenHiddenUnitsReachTheDocumentsLosses() {
        Dense first = dense(
                1,
                10,
                .018675579901499675,
                -.00977277879876411,
                .009500884175255894,
                -.001513572082976979,
                -.0010321885179355784,
                .004105985019383723,
                .0014404357116087798,
                .014542735069629751,
                .007610377251469934,
                .001216750164928284);
        Dense second = dense(
                10,
                1,
                .004438632327454257,
                .0033367432737426684,
                .01494079073157606,
                -.0020515826376580086,
                .003130677016509014,
                -.008540957393017247,
                -.025529898158340787,
                .006536185954403606,
                .008644361988595058,
                -.00742165020406442);
        SequentialModel model = model(first, second);

        double[] losses = train(model);

        assertRelative(.13810752213721122, losses[0]);
        assertRelative(.131863649256508, losses[1000]);
        assertRelative(.0207794340695314, losses[2000]);
        assertTrue(losses[3000] < 1e-3, "from here on rounding is amplified: " + losses[3000]);
        assertTrue(losses[9999] < 1e-27, "at the end " + losses[9999]);
    }

    @Test
    void twoHiddenUnitsEndAtTheDocumentsWeights() {
        Dense first = dense(1, 2, .018675579901499675, -.00977277879876411);
        Dense second = dense(2, 1, .009500884175255894, -.001513572082976979);

        train(model(first, second));

        assertArrayEquals(new double[] {4.01292788, -.21641021}, first.w().toDoubleArray(), 1e-8);
        assertArrayEquals(new double[] {-2.43843046, .08405058}, first.b().toDoubleArray(), 1e-8);
        assertArrayEquals(new double[] {-4.40329299, .62341179}, second.w().toDoubleArray(), 1e-8);
        assertArrayEquals(new double[] {1.93751242}, second.b().toDoubleArray(), 1e-8);
    }

    private static double[] train(SequentialModel model) {
        double[] losses = new double[10_000];
        for (int step = 0; step < losses.length; step++) {
            losses[step] = model.batchStep(X, Y, true).get("loss");
        }
        return losses;
    }

    private static SequentialModel model(Dense first, Dense second) {
        SequentialModel model = new SequentialModel(first, new Sigmoid(), second);
        model.compile(new BasicOptimizer(.2), new MeanSquaredError(Reduction.BATCH_MEAN)); // Σ / N
        return model;
    }

    private static Dense dense(int in, int out, double... w) {
        Dense dense = new Dense(in, out);
        dense.cast(DataType.DOUBLE);
        dense.w().assign(Tensor.of(DataType.DOUBLE, w, in, out));
        return dense;
    }

    private static Tensor column(double... values) {
        return Tensor.of(DataType.DOUBLE, values, values.length, 1);
    }

    private static void assertRelative(double expected, double actual) {
        assertEquals(expected, actual, 1e-9 * expected);
    }
}
