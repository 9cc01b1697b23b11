package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import org.junit.jupiter.api.Test;

class LossMetricTest {

    @Test
    void isTheMeanOverSamplesNotBatches() {
        Metric mae = new LossMetric("mae", new MeanAbsoluteError());
        mae.update(Tensor.of(1, 2, 3), Tensor.of(0, 0, 0));
        mae.update(Tensor.of(10.0), Tensor.of(0.0));

        assertEquals(4, mae.result()); // (1 + 2 + 3 + 10) / 4
        assertEquals("mae", mae.name());
    }

    @Test
    void isTheSumOfALossThatAddsUp() {
        Metric sum = new LossMetric("sum", new MeanSquaredError(Reduction.SUM));
        sum.update(Tensor.of(1, 2, 3), Tensor.of(0, 0, 0));
        sum.update(Tensor.of(10.0), Tensor.of(0.0));

        assertEquals(114, sum.result());
        sum.reset();
        assertTrue(Double.isNaN(sum.result()));
    }

    @Test
    void isOnlyWatched() {
        Tensor x = Tensor.of(3.0);
        Metric metric = new LossMetric("mse", new MeanSquaredError());
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor y = x.mul(x);
            metric.update(x, Tensor.of(0.0));

            assertEquals(6, tape.gradient(y.sum(), x).item());
        }
    }
}
