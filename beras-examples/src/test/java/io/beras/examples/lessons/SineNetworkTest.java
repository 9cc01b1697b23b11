package io.beras.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Variable;
import io.beras.models.SequentialModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DeZero's step 43 in full length: 10,000 steps on the two points of the document. */
class SineNetworkTest {

    @Test
    void tenHiddenUnitsFitBothPoints() {
        SequentialModel model = SineNetwork.model(SineNetwork.W1, SineNetwork.W2);

        List<Double> losses = SineNetwork.train(model, 10_000, SineNetwork.X, SineNetwork.Y);

        assertTrue(losses.get(3000) < 1e-3, "from here on rounding is amplified: " + losses.get(3000));
        assertTrue(losses.get(9999) < 1e-27, "at the end " + losses.get(9999));
    }

    @Test
    void twoHiddenUnitsEndAtTheDocumentsWeights() {
        // The weights are NumPy's random numbers in order: the third and the fourth are the second layer here.
        SequentialModel model = SineNetwork.model(
                SineNetwork.W1.slice(1, 0, 2), SineNetwork.W1.slice(1, 2, 4).reshape(2, 1));

        SineNetwork.train(model, 10_000, SineNetwork.X, SineNetwork.Y);

        double[] w1b1w2b2 = model.weights().stream()
                .map(Variable::toDoubleArray)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        assertArrayEquals(
                new double[] {4.01292788, -.21641021, -2.43843046, .08405058, -4.40329299, .62341179, 1.93751242},
                w1b1w2b2,
                1e-8);
    }
}
