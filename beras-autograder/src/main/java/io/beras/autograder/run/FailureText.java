package io.beras.autograder.run;

import io.beras.autograder.CheckFailure;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What an exception of a test says to a student. */
final class FailureText {

    private final String prefix;
    private final Throwable thrown;
    private final List<Throwable> all;

    FailureText(Throwable thrown, String packageName) {
        this.thrown = thrown;
        this.prefix = packageName + ".";
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> found = new ArrayList<>();
        collect(thrown, seen, found);
        this.all = found;
    }

    /** Collects the exception, its causes, and the failures that an assertAll has suppressed. */
    private static void collect(Throwable thrown, Set<Throwable> seen, List<Throwable> found) {
        if (seen.add(thrown)) {
            found.add(thrown);
            Stream.concat(Stream.ofNullable(thrown.getCause()), Arrays.stream(thrown.getSuppressed()))
                    .forEach(next -> collect(next, seen, found));
        }
    }

    Status status() {
        return notWritten().isPresent() ? Status.NOT_WRITTEN : Status.FAILED;
    }

    List<Diagnosis> diagnoses() {
        return all.stream()
                .filter(CheckFailure.class::isInstance)
                .flatMap(failure -> ((CheckFailure) failure).diagnoses().stream())
                .distinct()
                .toList();
    }

    String message() {
        return notWritten().map(FailureText::messageOf).orElseGet(this::failureMessage);
    }

    private String failureMessage() {
        if (thrown instanceof TimeoutException) {
            return "the test did not end in time (" + messageOf(thrown) + "); look for an endless loop" + place();
        }
        return thrown instanceof AssertionError ? messageOf(thrown) : thrown + place();
    }

    /** A method that is not yet written throws this from the student's own code; Java's collections throw it too. */
    private Optional<Throwable> notWritten() {
        return all.stream()
                .filter(UnsupportedOperationException.class::isInstance)
                .filter(exception ->
                        Arrays.stream(exception.getStackTrace()).limit(1).anyMatch(this::isStudents))
                .findFirst();
    }

    /** Returns the innermost line of the student's code in the stack traces. */
    private String place() {
        return all.stream()
                .flatMap(exception -> Arrays.stream(exception.getStackTrace()))
                .filter(this::isStudents)
                .findFirst()
                .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ", in " + frame.getMethodName()
                        + ")")
                .orElse("");
    }

    private boolean isStudents(StackTraceElement frame) {
        return frame.getClassName().startsWith(prefix);
    }

    private static String messageOf(Throwable thrown) {
        return Objects.requireNonNullElseGet(thrown.getMessage(), thrown::toString);
    }
}
