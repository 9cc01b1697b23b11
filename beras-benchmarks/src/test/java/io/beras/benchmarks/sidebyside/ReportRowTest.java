package io.beras.benchmarks.sidebyside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A row reports the median of the rounds' ratios, not the ratio of the medians. */
class ReportRowTest {

    @Test
    void theMedianIsTheMiddleValue() {
        assertEquals(3, ReportRow.median(List.of(9.0, 1.0, 3.0)));
        assertEquals(2.5, ReportRow.median(List.of(4.0, 1.0, 2.0, 3.0)));
    }

    @Test
    void eachRoundHasItsOwnRatio() {
        ReportRow row = ReportRow.atMost(0.5, "a step", "another", "µs");
        row.add(10, 40); // 0.25
        row.add(90, 100); // 0.9, a noisy round
        row.add(12, 40); // 0.3

        assertEquals(0.3, row.ratio(), 1e-12);
        assertTrue(row.isMet());
        assertEquals("| a step | another | 12 µs | 40 µs | 0.30 (0.25 to 0.90) | ≤ 0.50 | met |", row.markdown());
    }

    @Test
    void aLowerLimitMustBeReached() {
        ReportRow row = ReportRow.atLeast(0.6, "products", "peak", "GFLOP/s");
        row.add(50, 100);

        assertFalse(row.isMet());
        assertTrue(row.markdown().endsWith("≥ 0.60 | **not met** |"), row.markdown());
    }
}
