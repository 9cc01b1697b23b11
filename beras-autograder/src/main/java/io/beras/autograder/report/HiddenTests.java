package io.beras.autograder.report;

import java.util.Locale;

/** When Gradescope shows the outcome of the hidden tests. Until then, it hides the student's total too. */
public enum HiddenTests {
    /** When the grades are published. */
    AFTER_PUBLISHED,
    /** When the assignment is due. */
    AFTER_DUE_DATE,
    /** At once. */
    VISIBLE;

    /** Returns the value of "visibility" in {@code results.json}. */
    String visibility() {
        return name().toLowerCase(Locale.ROOT);
    }
}
