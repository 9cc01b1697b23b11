package io.beras.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import io.beras.losses.MeanAbsoluteError;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A printed metric shows its name and its value; only a confusion matrix shows a table. */
class MetricTextTest {

    static Stream<Metric> metrics() {
        return Stream.of(
                new BinaryAccuracy(),
                new Precision(),
                new Recall().macro(),
                new F1().ofClass(0),
                new R2Score(),
                new LossMetric("mae", new MeanAbsoluteError()));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void showsNameAndValue(Metric metric) {
        assertEquals(metric.name() + "=NaN", metric.toString());

        metric.update(Tensor.of(.75, .25, .75, .25), Tensor.of(1, 0, 0, 0));

        assertEquals(metric.name() + "=" + metric.result(), metric.toString());
    }
}
