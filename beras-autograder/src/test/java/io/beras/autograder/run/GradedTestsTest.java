package io.beras.autograder.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Submission;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradedTestsTest {

    @TempDir
    private Path folder;

    private StudentProject project;

    @BeforeEach
    void createProject() {
        project = new StudentProject(folder);
    }

    /** Returns the code of a test of the part "count". */
    private static String test(String method, String body) {
        return """
                @Checks(part = "count", step = "%s", what = "the what", why = "the why", weight = 2) void %s(Submission submission) {
                    %s
                }
                """.formatted(method, method, body);
    }

    private static String summary(TestOutcome outcome) {
        return outcome.testMethod() + " " + outcome.status() + " " + outcome.message();
    }

    private List<String> run(GradedTests tests) throws IOException, InterruptedException {
        return tests.run(List.of("assignment.CountTest")).stream()
                .map(GradedTestsTest::summary)
                .sorted()
                .toList();
    }

    @Test
    void eachTestOfAClassHasAnOutcome() throws Exception {
        project.write("Count", """
                        public class Count {
                            public static int written() { return 3; }
                            public static int stub() { throw new UnsupportedOperationException("Hint: count."); }
                            public static int broken() { return 1 / (written() - 3); }
                            public static boolean immutable() { return java.util.List.of().add(null); }
                            public static int wrapped() { try { return stub(); } catch (RuntimeException e) { throw new IllegalStateException(e); } }
                        }
                        """)
                .writeTest(
                        "CountTest",
                        test(
                                        "passes",
                                        "Assertions.assertEquals(3, submission.call(int.class, \"Count\", \"written\"));")
                                + test(
                                        "fails",
                                        "throw new io.beras.autograder.CheckFailure(\"wrong\", java.util.List.of("
                                                + "new io.beras.core.gradcheck.diagnosis.Diagnosis(\"sign\", \"looks like a sign\")));")
                                + test("stub", "submission.call(int.class, \"Count\", \"stub\");")
                                + test("wrapped", "submission.call(int.class, \"Count\", \"wrapped\");")
                                + test("broken", "submission.call(int.class, \"Count\", \"broken\");")
                                + test("immutable", "submission.call(boolean.class, \"Count\", \"immutable\");")
                                + "@org.junit.jupiter.api.Disabled(\"not now\") " + test("disabled", "")
                                + "@org.junit.jupiter.api.Test void notGraded() {}");
        List<TestOutcome> outcomes = project.tests().run(List.of("assignment.CountTest"));
        assertEquals(
                List.of(
                        "broken FAILED java.lang.ArithmeticException: / by zero (Count.java:5, in broken)",
                        "disabled NOT_RUN not now",
                        "fails FAILED wrong",
                        "immutable FAILED java.lang.UnsupportedOperationException (Count.java:6, in immutable)",
                        "passes PASSED ",
                        "stub NOT_WRITTEN Hint: count.",
                        "wrapped NOT_WRITTEN Hint: count."),
                outcomes.stream().map(GradedTestsTest::summary).sorted().toList());
        TestOutcome failed = outcomes.stream()
                .filter(outcome -> outcome.testMethod().equals("fails"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                new TestOutcome(
                        "count",
                        "fails",
                        "assignment.CountTest",
                        "fails",
                        "the what",
                        "the why",
                        2,
                        Status.FAILED,
                        "wrong",
                        List.of(new Diagnosis("sign", "looks like a sign")),
                        Map.of(),
                        failed.duration()),
                failed);
    }

    @Test
    void anEndlessLoopFailsItsTestOnly() throws Exception {
        project.write("Count", """
                        public class Count {
                            public static int endless() {
                                long end = System.nanoTime() + 6_000_000_000L; // or it would slow down the tests after it
                                while (System.nanoTime() < end) { Thread.onSpinWait(); }
                                return 1;
                            }
                            public static int recursive() { return recursive() + 1; }
                        }
                        """)
                .writeTest(
                        "CountTest",
                        test("endless", "submission.call(int.class, \"Count\", \"endless\");")
                                + test("recursive", "submission.call(int.class, \"Count\", \"recursive\");")
                                + test("other", ""));
        GradedTests tests = project.tests().timeout(Duration.ofMillis(700));
        List<String> outcomes = assertTimeout(Duration.ofSeconds(5), () -> run(tests));
        assertEquals(3, outcomes.size());
        assertTrue(outcomes.get(0).startsWith("endless FAILED the test did not end in time"), outcomes.get(0));
        assertTrue(outcomes.get(0).contains("(Count.java:5, in endless)"), outcomes.get(0));
        assertEquals("other PASSED ", outcomes.get(1));
        assertEquals("recursive FAILED java.lang.StackOverflowError (Count.java:8, in recursive)", outcomes.get(2));
    }

    @Test
    void runsShareNoStaticState() throws Exception {
        project.write("Count", "public class Count { static int calls; public static int next() { return ++calls; } }")
                .writeTest(
                        "CountTest",
                        test("first", "Assertions.assertEquals(1, submission.call(int.class, \"Count\", \"next\"));"));
        GradedTests tests = project.tests();
        assertEquals(List.of("first PASSED "), run(tests));
        assertEquals(List.of("first PASSED "), run(tests));
    }

    @Test
    void aStaticInitializerThatThrowsFailsTheTestsThatUseTheClass() throws Exception {
        project.write("Count", "public class Count { static final int A = Integer.parseInt(\"x\"); public Count() {} }")
                .writeTest(
                        "CountTest",
                        test("one", "submission.create(Object.class, \"Count\");")
                                + test("two", "submission.create(Object.class, \"Count\");")
                                + test("three", ""));
        for (String outcome : run(project.tests())) {
            assertTrue(
                    outcome.equals("three PASSED ")
                            || (outcome.contains(" FAILED a static field or static block of Count throws: ")
                                    && outcome.contains("java.lang.NumberFormatException")),
                    outcome);
        }
    }

    @Test
    void aFailureOfTheTestClassIsTheOutcomeOfEachTest() throws Exception {
        project.writeTest(
                "CountTest",
                "@org.junit.jupiter.api.BeforeAll static void start() { throw new IllegalStateException(\"no start\"); }"
                        + test("one", "") + test("two", ""));
        List<String> outcomes = run(project.tests());
        assertEquals(2, outcomes.size());
        assertTrue(outcomes.get(0).startsWith("one FAILED java.lang.IllegalStateException: no start"), outcomes.get(0));
        assertTrue(outcomes.get(1).startsWith("two FAILED java.lang.IllegalStateException: no start"), outcomes.get(1));
    }

    @Test
    void outOfMemoryIsAFailureAndNoEndOfTheProgram() throws Exception {
        project.writeTest("CountTest", test("large", "throw new OutOfMemoryError(\"Java heap space\");"));
        List<String> outcomes = run(project.tests());
        assertEquals(1, outcomes.size());
        assertTrue(outcomes.get(0).startsWith("large FAILED java.lang.OutOfMemoryError"), outcomes.get(0));
    }

    @Test
    void aTestClassThatDoesNotLoadIsAnOutcome() throws Exception {
        TestOutcome outcome = project.write("Count", "public class Count {}")
                .tests()
                .run(List.of("assignment.CountTest"))
                .get(0);
        assertEquals(Status.NOT_RUN, outcome.status());
        assertEquals("assignment.CountTest", outcome.testClass());
        assertTrue(outcome.message().endsWith("restore CountTest.java"), outcome.message());
    }

    @Test
    void aFilterSelectsStepsAndAnotherSubmissionMayAnswer() throws Exception {
        project.writeTest(
                "CountTest",
                test("one", "Assertions.assertEquals(5, submission.call(int.class, \"Count\", \"next\"));")
                        + test("two", "Assertions.fail();"));
        Submission remote = new Submission() {
            @Override
            public <T> T create(Class<T> type, String className, Object... arguments) {
                throw new AssertionError();
            }

            @Override
            @SuppressWarnings("unchecked")
            public <T> T call(Class<T> type, String className, String method, Object... arguments) {
                return (T) Integer.valueOf(5);
            }
        };
        GradedTests tests =
                project.tests().only(checks -> checks.step().equals("one")).submission(remote);
        assertEquals(List.of("one PASSED "), run(tests));
    }

    @Test
    void aClassOfTheSameNameOnTheClassPathDoesNotReplaceAMissingClass() throws Exception {
        Path given = folder.resolve("given");
        project.writeTest("CountTest", test("one", "submission.create(Object.class, \"Count\");"));
        CompiledProject reference = new StudentProject(given)
                .write("Count", "public class Count {}")
                .compile();
        try (SubmissionLoader parent = new SubmissionLoader(
                List.of(reference.classes()), "assignment", getClass().getClassLoader())) {
            parent.loadClass("assignment.Count");
            List<String> outcomes = run(project.tests().parent(parent));
            assertTrue(outcomes.get(0).startsWith("one FAILED there is no class assignment.Count"), outcomes.get(0));
        }
    }
}
