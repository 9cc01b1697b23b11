package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTextTest {

    @ParameterizedTest
    @CsvSource({"0.001, 0.001", "30, 30", "1e-7, 1e-7", "2.5e-5, 2.5e-5", "1e10, 1e10", "0, 0", "-0.5, -0.5"})
    void numbersAreShort(double value, String text) {
        assertEquals(text, SettingsText.of(value));
    }

    @Test
    void defaultsAndOptionsThatAreOffAreLeftOut() {
        SettingsText text = new SettingsText(new StringBuilder())
                .value("rate", .1)
                .unlessDefault("beta", .9, .9)
                .unlessDefault("epsilon", 1e-8, 1e-7)
                .ifTrue("centered", true)
                .ifTrue("nesterov", false);

        assertEquals("StringBuilder(rate=0.1, epsilon=1e-8, centered)", text.toString());
    }

    @Test
    void aLambdaHasNoNameWorthReading() {
        Supplier<String> lambda = () -> "";

        assertEquals("lambda", SettingsText.of(lambda));
    }

    @Test
    void anAnonymousObjectIsNamedAfterItsClass() {
        assertEquals("Thread()", new SettingsText(new Thread() {}).toString());
    }
}
