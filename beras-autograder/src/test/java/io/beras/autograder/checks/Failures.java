package io.beras.autograder.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.autograder.CheckFailure;
import org.junit.jupiter.api.function.Executable;

/** Assertions about the first diagnosis of a failing check. */
final class Failures {

    private Failures() {}

    static void assertFirst(String cause, Executable check) {
        CheckFailure failure = assertThrows(CheckFailure.class, check, "a wrong solution passes: " + cause);
        assertFalse(failure.diagnoses().isEmpty(), cause + ": " + failure.getMessage());
        assertEquals(cause, failure.diagnoses().get(0).cause(), failure.getMessage());
    }
}
