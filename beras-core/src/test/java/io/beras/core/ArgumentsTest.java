package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void valuesInTheRangeAreReturned() {
        assertEquals(1e-9, Arguments.requirePositive("limit", 1e-9));
        assertEquals(1, Arguments.requirePositive("epochs", 1));
        assertEquals(1L << 40, Arguments.requirePositive("steps", 1L << 40));
        assertEquals(0, Arguments.requireNonNegative("epsilon", 0.0));
        assertEquals(0, Arguments.requireNonNegative("workers", 0));
        assertEquals(0, Arguments.requireProbability("p", 0));
        assertEquals(1, Arguments.requireProbability("p", 1));
        assertEquals(0, Arguments.requireBelowOne("beta1", 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void positiveMeansFiniteAndAboveZero(double value) {
        refuses("limit must be finite and above 0, not " + value, () -> Arguments.requirePositive("limit", value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void nonNegativeMeansFiniteAndAtLeastZero(double value) {
        refuses("rate must be finite and at least 0, not " + value, () -> Arguments.requireNonNegative("rate", value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aProbabilityLiesFromZeroToOne(double value) {
        refuses("p must be from 0 to 1, not " + value, () -> Arguments.requireProbability("p", value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void aDecayRateLiesBelowOne(double value) {
        refuses("beta must be at least 0 and below 1, not " + value, () -> Arguments.requireBelowOne("beta", value));
    }

    @Test
    void countsAreChecked() {
        refuses("epochs must be at least 1, not 0", () -> Arguments.requirePositive("epochs", 0));
        refuses("steps must be at least 1, not -2", () -> Arguments.requirePositive("steps", -2L));
        refuses("workers must be at least 0, not -1", () -> Arguments.requireNonNegative("workers", -1));
    }

    private static void refuses(String message, Runnable check) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, check::run).getMessage());
    }
}
