package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyRangeTest {

    /** The axis has at most five steps below 100 %, and at least two. */
    @ParameterizedTest
    @CsvSource({
        "0.965, 0.96, 0.01",
        "0.96, 0.96, 0.01",
        "0.9599, 0.95, 0.01", // 4.01 steps of 1 % are five steps
        "0.998, 0.99, 0.005",
        "1, 0.99, 0.005",
        "0.83, 0.8, 0.05",
        "0.6, 0.6, 0.1",
        "0.4, 0, 0.2",
        "NaN, 0.99, 0.005",
    })
    void beginsBelowTheSmallestValue(double smallest, double lowest, double step) {
        AccuracyRange range = AccuracyRange.of(DoubleStream.of(smallest, 1, Double.NaN));

        assertEquals(step, range.step(), 1e-12);
        assertEquals(lowest, range.lowest(), 1e-12);
    }
}
