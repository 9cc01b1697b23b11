package io.beras.autograder.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.CheckFailure;
import org.junit.jupiter.api.DynamicTest;

/** Says which cause a check must name first. */
final class Causes {

    private Causes() {}

    static DynamicTest named(String cause, String solution, Runnable check) {
        return DynamicTest.dynamicTest(solution + " → " + cause, () -> {
            CheckFailure failure = assertThrows(CheckFailure.class, check::run, "the check passed");
            assertTrue(!failure.diagnoses().isEmpty(), "no diagnosis in: " + failure.getMessage());
            assertEquals(cause, failure.diagnoses().get(0).cause(), failure.getMessage());
            assertTrue(failure.getMessage().contains(failure.diagnoses().get(0).text()), failure.getMessage());
        });
    }

    static DynamicTest passes(String solution, Runnable check) {
        return DynamicTest.dynamicTest(solution + " passes", check::run);
    }

    static DynamicTest isNotWritten(String solution, Runnable check) {
        return DynamicTest.dynamicTest(
                solution + " is not yet written", () -> assertThrows(UnsupportedOperationException.class, check::run));
    }
}
