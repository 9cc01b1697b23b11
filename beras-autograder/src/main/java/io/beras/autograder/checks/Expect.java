package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.core.gradcheck.ValueReport;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a check found into a {@link CheckFailure}. */
final class Expect {

    private Expect() {}

    /** Throws a {@link CheckFailure} with the text and the diagnoses of the report, unless the report passed. */
    static void passed(ValueReport report) {
        if (!report.passed()) {
            throw new CheckFailure(report.toString(), report.diagnoses());
        }
    }

    /** Throws a {@link CheckFailure} with this message and this diagnosis, unless the condition holds. */
    static void that(boolean condition, String message, Diagnosis... diagnoses) {
        if (!condition) {
            throw failure(message, diagnoses);
        }
    }

    /** Returns a {@link CheckFailure} whose message ends with the texts of the diagnoses. */
    static CheckFailure failure(String message, Diagnosis... diagnoses) {
        StringBuilder text = new StringBuilder(message);
        for (Diagnosis diagnosis : diagnoses) {
            text.append('\n').append(diagnosis.text());
        }
        return new CheckFailure(text.toString(), List.of(diagnoses));
    }

    /** Returns the result of a method of the submission, after checking that it is not null. */
    static <T> T notNull(String method, @Nullable T result) {
        if (result == null) {
            throw failure(
                    method + " returned null",
                    new Diagnosis("null", "looks like a method that returns null in place of its result"));
        }
        return result;
    }
}
