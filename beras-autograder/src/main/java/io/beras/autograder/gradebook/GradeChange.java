package io.beras.autograder.gradebook;

import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestGrade;
import io.beras.autograder.run.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A test whose outcome is another one after a student was graded again.
 *
 * @param student the name of the student
 * @param part the part of the test
 * @param test the simple name of the test class, and the method
 * @param before the outcome before; empty for a new test
 * @param after the outcome now; empty for a test that is gone
 */
record GradeChange(String student, String part, String test, Optional<Outcome> before, Optional<Outcome> after) {

    /** The outcome of a test. */
    record Outcome(double points, Status status) {}

    private record Key(String part, String testClass, String method) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return text().compareTo(other.text());
        }

        private String text() {
            return part + " " + testClass + "." + method;
        }
    }

    /** Returns the tests whose points or status differ. */
    static List<GradeChange> between(String student, GradeReport before, GradeReport after) {
        Map<Key, Outcome> old = outcomes(before);
        Map<Key, Outcome> now = outcomes(after);
        Map<Key, Outcome> all = new TreeMap<>(old);
        all.putAll(now);
        List<GradeChange> changes = new ArrayList<>();
        for (Key key : all.keySet()) {
            @Nullable Outcome oldOutcome = old.get(key);
            @Nullable Outcome newOutcome = now.get(key);
            if (oldOutcome == null || !oldOutcome.equals(newOutcome)) {
                String test = TestNames.simple(key.testClass(), key.method());
                changes.add(new GradeChange(
                        student, key.part(), test, Optional.ofNullable(oldOutcome), Optional.ofNullable(newOutcome)));
            }
        }
        return changes;
    }

    private static Map<Key, Outcome> outcomes(GradeReport report) {
        Map<Key, Outcome> outcomes = new TreeMap<>();
        for (PartGrade part : report.parts()) {
            for (TestGrade test : part.tests()) {
                outcomes.put(
                        new Key(part.name(), test.testClass(), test.method()),
                        new Outcome(test.points(), test.status()));
            }
        }
        return outcomes;
    }
}
