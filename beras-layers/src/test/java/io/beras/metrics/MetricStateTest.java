package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.losses.MeanAbsoluteError;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricStateTest {

    private static final Tensor PREDICTION = Tensor.of(new double[][] {{.7, .3}, {.2, .8}, {.6, .4}});
    private static final Tensor TARGET = Tensor.of(new double[][] {{1, 0}, {1, 0}, {0, 1}});
    private static final Tensor NEXT_PREDICTION = Tensor.of(new double[][] {{.1, .9}, {.45, .55}});
    private static final Tensor NEXT_TARGET = Tensor.of(new double[][] {{0, 1}, {1, 0}});

    static Stream<Metric> metrics() {
        return Stream.of(
                new CategoricalAccuracy(),
                new BinaryAccuracy(),
                new TopKAccuracy(1),
                new ConfusionMatrix(),
                new Precision().macro(),
                new Recall().ofClass(1),
                new F1().macro(),
                new R2Score(),
                new LossMetric("mae", new MeanAbsoluteError()));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void goesOnFromItsState(Metric metric) {
        Map<String, Tensor> state;
        try (StepScope step = new StepScope()) {
            metric.update(PREDICTION, TARGET);
            state = metric.state();
        }
        Metric resumed = metric.emptyCopy().orElseThrow();

        resumed.restore(state);

        assertEquals(metric.result(), resumed.result());
        metric.update(NEXT_PREDICTION, NEXT_TARGET);
        resumed.update(NEXT_PREDICTION, NEXT_TARGET);
        assertEquals(metric.result(), resumed.result());
        resumed.restore(Map.of());
        assertEquals(Double.NaN, resumed.result());
        assertTrue(resumed.state().isEmpty());
    }

    @Test
    void refusesAnotherState() {
        Metric metric = new CategoricalAccuracy();

        assertEquals(
                "the state to restore holds [sum], but the state of accuracy has \"correct\"; restore what its state() returned",
                message(metric, Map.of("sum", Tensor.scalar(1))));
        assertEquals(
                "the state to restore holds 0.5 as \"correct\" of accuracy, but it must be a whole number of at least 0;"
                        + " restore another checkpoint",
                message(metric, Map.of("correct", Tensor.scalar(.5), "all", Tensor.scalar(1))));
        assertEquals(
                "the state to restore holds 3 values as \"counts\" of ConfusionMatrix, but 4 belong to it;"
                        + " restore what its state() returned",
                message(new ConfusionMatrix(), Map.of("counts", Tensor.of(1, 2, 3), "without_class", Tensor.of(0, 0))));
    }

    @Test
    void knowsItsDirection() {
        assertTrue(new CategoricalAccuracy().higherIsBetter());
        assertTrue(new R2Score().higherIsBetter());
        assertFalse(new LossMetric("mae", new MeanAbsoluteError()).higherIsBetter());
    }

    private static String message(Metric metric, Map<String, Tensor> state) {
        return assertThrows(IllegalArgumentException.class, () -> metric.restore(state))
                .getMessage();
    }
}
