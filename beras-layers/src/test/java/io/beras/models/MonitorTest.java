package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.metrics.LossMetric;
import io.beras.metrics.R2Score;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonitorTest {

    private static final Tensor X = Tensor.of(-1, 0, 1, 2).reshape(4, 1);

    @Test
    void findsTheDirectionOfALossAndOfAMetric() {
        assertEquals(Mode.MIN, direction("loss"));
        assertEquals(Mode.MIN, direction("val_loss"));
        assertEquals(Mode.MIN, direction("val_mae"));
        assertEquals(Mode.MAX, direction("val_r2_score"));
        assertEquals(Mode.MAX, direction("r2_score"));
    }

    @Test
    void keepsADirectionThatIsGiven() {
        assertEquals(Mode.MAX, inARun(new Monitor("loss", Mode.MAX)).mode());
    }

    @Test
    void namesTheValuesOfTheRunIfItHasNoSuchValue() {
        assertEquals(
                "a callback watches \"val_accuracy\", but an epoch has the values [loss, mae, r2_score, val_loss, val_mae, val_r2_score];"
                        + " name one of them, or give fit validation data",
                assertThrows(IllegalArgumentException.class, () -> direction("val_accuracy"))
                        .getMessage());
    }

    @Test
    void aSmallerLossAndALargerAccuracyAreBetter() {
        Monitor loss = new Monitor("loss", Mode.MIN);
        Monitor accuracy = new Monitor("accuracy", Mode.MAX);

        assertTrue(loss.isBetter(.5, .6, 0));
        assertFalse(loss.isBetter(.6, .6, 0));
        assertFalse(loss.isBetter(.5, .6, .2));
        assertTrue(accuracy.isBetter(.6, .5, 0));
        assertFalse(accuracy.isBetter(.6, .5, .2));
        assertTrue(loss.isBetter(1e9, loss.worst(), 1));
        assertTrue(accuracy.isBetter(-1e9, accuracy.worst(), 1));
    }

    @Test
    void nanIsNeverBetterAndAnyValueIsBetterThanNaN() {
        Monitor loss = new Monitor("loss", Mode.MIN);

        assertFalse(loss.isBetter(Double.NaN, 1, 0));
        assertFalse(loss.isBetter(Double.NaN, Double.NaN, 0));
        assertTrue(loss.isBetter(1, Double.NaN, 0));
    }

    @Test
    void readsItsValueAmongThoseOfAnEpoch() {
        assertEquals(.5, Monitor.of("loss").value(Map.of("loss", .5)));
        assertThrows(
                IllegalArgumentException.class, () -> Monitor.of("val_loss").value(Map.of("loss", .5)));
    }

    @Test
    void refusesToCompareBeforeItsDirectionIsKnown() {
        assertEquals(
                "the direction of the monitor \"f1\" is not known yet; use the monitor that in(run) returns, or give the"
                        + " mode MIN or MAX",
                assertThrows(IllegalStateException.class, () -> Monitor.of("f1").isBetter(1, 2, 0))
                        .getMessage());
    }

    private static Mode direction(String name) {
        return inARun(Monitor.of(name)).mode();
    }

    private static Monitor inARun(Monitor monitor) {
        SequentialModel model = new SequentialModel(new Dense(1, 1));
        model.compile(
                new Descent(.1), new MeanSquaredError(), new LossMetric("mae", new MeanAbsoluteError()), new R2Score());
        Monitor[] found = new Monitor[1];
        FitOptions options = new FitOptions().validation(X, X).callback(new Callback() {
            @Override
            public void onTrainBegin(TrainingRun run) {
                assertEquals(Set.of("loss", "mae", "r2_score", "val_loss", "val_mae", "val_r2_score"), run.names());
                found[0] = monitor.in(run);
            }
        });
        model.fit(X, X, options);
        return found[0];
    }
}
