package io.beras.autograder.run;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.SubmissionParameter;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the graded tests of one class after the other through the JUnit launcher. */
final class TestRun {

    /** Explicit engine, no listener or configuration file from a class path that a student may have changed. */
    private static final LauncherConfig CONFIG = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();

    private final ClassLoader loader;
    private final String packageName;
    private final Duration timeout;
    private final Predicate<Checks> filter;
    private final @Nullable Submission submission;

    TestRun(
            ClassLoader loader,
            String packageName,
            Duration timeout,
            Predicate<Checks> filter,
            @Nullable Submission submission) {
        this.loader = loader;
        this.packageName = packageName;
        this.timeout = timeout;
        this.filter = filter;
        this.submission = submission;
    }

    List<TestOutcome> run(String className) {
        Class<?> testClass;
        List<Method> tests;
        try {
            testClass = Class.forName(className, false, loader);
            tests = gradedTests(testClass);
        } catch (ClassNotFoundException | LinkageError e) {
            return List.of(notLoaded(className, e));
        }
        if (tests.isEmpty()) {
            return List.of();
        }
        OutcomeListener listener = new OutcomeListener(testClass, packageName);
        try (LauncherSession session = LauncherFactory.openSession(CONFIG)) {
            if (submission != null) {
                SubmissionParameter.provide(session, submission);
            }
            session.getLauncher().execute(request(testClass, tests), listener);
        } catch (Throwable e) { // such as an OutOfMemoryError of a test, which JUnit passes on
            listener.runEnded(e);
        }
        return tests.stream().map(listener::outcome).toList();
    }

    private List<Method> gradedTests(Class<?> type) {
        return AnnotationSupport.findAnnotatedMethods(type, Checks.class, HierarchyTraversalMode.TOP_DOWN).stream()
                .filter(method -> filter.test(method.getAnnotation(Checks.class)))
                .toList();
    }

    private LauncherDiscoveryRequest request(Class<?> testClass, List<Method> tests) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (Method test : tests) {
            selectors.add(DiscoverySelectors.selectMethod(testClass, test));
        }
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .enableImplicitConfigurationParameters(false)
                .configurationParameter("junit.jupiter.execution.timeout.default", timeout.toMillis() + " ms")
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
                .configurationParameter(SubmissionParameter.PACKAGE, packageName)
                .build();
    }

    private static TestOutcome notLoaded(String className, Throwable e) {
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        return new TestOutcome(
                "",
                "",
                className,
                "",
                "",
                "",
                0,
                Status.NOT_RUN,
                "the tests of " + simpleName + " can't be loaded (" + e + "); restore " + simpleName + ".java",
                List.of(),
                Map.of(),
                Duration.ZERO);
    }
}
