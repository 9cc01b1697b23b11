package io.beras.data.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+3.", ".25", "1e3", "2.5E-1", "007", "1.e+07"})
    void recognizesNumbers(String text) {
        assertTrue(NumberText.isNumber(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "+", "-.", "1e", "1e+", "e5", "1.2.3", "1x", "1 2", "--1", "0x10", "1f", "1_0", "٣", "NaN",
                "1e5e5"
            })
    void refusesOtherTexts(String text) {
        assertFalse(NumberText.isNumber(text));
    }

    @Test
    void recognizesIntegersAndDecimalCommas() {
        assertTrue(NumberText.isInteger("-12"));
        assertFalse(NumberText.isInteger("12."));
        assertFalse(NumberText.isInteger("-"));
        assertTrue(NumberText.hasDecimalComma("-1,5e3"));
        assertFalse(NumberText.hasDecimalComma("1,500,000"));
        assertFalse(NumberText.hasDecimalComma(","));
        assertFalse(NumberText.hasDecimalComma("1.5"));
    }

    @ParameterizedTest
    @CsvSource({"1.50, 1.5, true", "1e3, 1000, true", "+1, 1, true", "0, -0, true", "1, 2, false", "1e-400, 0, false"})
    void comparesByValue(String a, String b, boolean equal) {
        assertEquals(equal, NumberText.areEqual(a, b));
    }
}
