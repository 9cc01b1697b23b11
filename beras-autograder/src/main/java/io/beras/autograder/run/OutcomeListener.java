package io.beras.autograder.run;

import io.beras.autograder.Checks;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Notes how each test of a class ends. */
final class OutcomeListener implements TestExecutionListener {

    /** How one test ended. */
    private record End(Status status, @Nullable Throwable thrown, String reason, Duration duration) {}

    private final Class<?> testClass;
    private final String packageName;
    private final Map<String, Instant> starts = new HashMap<>();
    private final Map<String, End> ends = new HashMap<>();
    private final Map<String, Map<String, String>> measurements = new HashMap<>();
    private End other = new End(Status.NOT_RUN, null, "JUnit did not run this test", Duration.ZERO);

    OutcomeListener(Class<?> testClass, String packageName) {
        this.testClass = testClass;
        this.packageName = packageName;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        starts.put(test.getUniqueId(), Instant.now());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, new End(Status.NOT_RUN, null, reason, Duration.ZERO));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Duration duration = Duration.between(starts.getOrDefault(test.getUniqueId(), Instant.now()), Instant.now());
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    note(test, new End(Status.PASSED, null, "", duration));
                }
            }
            case ABORTED -> note(test, new End(Status.NOT_RUN, null, reason(result.getThrowable()), duration));
            case FAILED ->
                note(
                        test,
                        new End(
                                Status.FAILED,
                                result.getThrowable().orElse(null),
                                reason(result.getThrowable()),
                                duration));
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        method(test)
                .ifPresent(method -> measurements
                        .computeIfAbsent(method.getMethodName(), name -> new HashMap<>())
                        .putAll(entry.getKeyValuePairs()));
    }

    /** The run ended before all tests had run. */
    void runEnded(Throwable thrown) {
        other = new End(Status.FAILED, thrown, thrown.toString(), Duration.ZERO);
    }

    /** A failure of the class, such as in {@code @BeforeAll}, is the failure of each of its tests. */
    private void note(TestIdentifier test, End end) {
        Optional<MethodSource> method = method(test);
        if (method.isPresent()) {
            ends.put(method.get().getMethodName(), end);
        } else {
            other = end;
        }
    }

    private static Optional<MethodSource> method(TestIdentifier test) {
        return test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
    }

    TestOutcome outcome(Method test) {
        End end = ends.getOrDefault(test.getName(), other);
        Checks checks = test.getAnnotation(Checks.class);
        FailureText failure = end.thrown() == null ? null : new FailureText(end.thrown(), packageName);
        return new TestOutcome(
                checks.part(),
                checks.step(),
                testClass.getName(),
                test.getName(),
                checks.what(),
                checks.why(),
                checks.weight(),
                failure == null ? end.status() : failure.status(),
                failure == null ? end.reason() : failure.message(),
                failure == null ? List.of() : failure.diagnoses(),
                measurements.getOrDefault(test.getName(), Map.of()),
                end.duration());
    }

    private static String reason(Optional<Throwable> thrown) {
        return thrown.map(Throwable::toString).orElse("");
    }
}
