package io.beras.plots.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-2.5, -2.5",
        "0.13156, 0.132",
        "0.00012345, 0.000123",
        "0.000012345, 1.23e-5",
        "58349, 58300",
        "100000, 1e5",
        "-3.4e38, -3.4e38",
        "NaN, NaN",
        "-Infinity, -∞"
    })
    void aValueHasThreeSignificantDigits(double value, String text) {
        assertEquals(text, Numbers.text(value));
    }

    @Test
    void aCountHasTheRightNoun() {
        assertEquals("1 call", Numbers.count(1, "call"));
        assertEquals("8,003 calls", Numbers.count(8003, "call"));
    }
}
