package io.beras.autograder.student;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Assertions about what a command has printed. */
final class Texts {

    private Texts() {}

    static void assertContains(String expected, String text) {
        assertTrue(text.contains(expected), () -> "'" + expected + "' is missing in:\n" + text);
    }

    static void assertLacks(String unexpected, String text) {
        assertFalse(text.contains(unexpected), () -> "'" + unexpected + "' is in:\n" + text);
    }
}
