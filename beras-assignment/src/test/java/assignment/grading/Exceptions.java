package assignment.grading;

import assignment.grading.Attack.Earned;
import java.util.List;

/** Attacks by exceptions: a test must fail, and the report must show a sentence. */
final class Exceptions {

    static final List<Attack> ALL = List.of(
            Attack.that("throws in a static initialiser")
                    .members("static { if (always()) { throw new IllegalStateException(\"from the initialiser\"); } }")
                    .says("from the initialiser"),
            Attack.that("throws what JUnit takes for an assumption")
                    .members("static final class TestAbortedException extends RuntimeException { }")
                    .forward("throw new TestAbortedException();")
                    .says("TestAbortedException"),
            Attack.that("throws a failure that names another method")
                    .members(
                            "static final class CheckFailure extends AssertionError { CheckFailure(String text) { super(text); } }")
                    .forward("throw new CheckFailure(\"all tests passed\");")
                    .says("CheckFailure: all tests passed"),
            Attack.that("throws markup as a hint")
                    .forward("throw new UnsupportedOperationException("
                            + "\"<script>alert(1)</script><b onclick='x'>hint</b>]]>&#0;\\u001b[31m\\u0000\\ud800\");")
                    .says("<script>alert(1)</script>"),
            Attack.that("throws a message of 20 MB")
                    .forward("throw new IllegalStateException(\"long \".repeat(4_000_000));")
                    .says("long long"),
            Attack.that("throws an exception whose causes form a ring")
                    .forward("Exception a = new Exception(\"a\"); RuntimeException b = new RuntimeException(\"b\", a);"
                            + " a.initCause(b); throw b;")
                    .says("b"),
            Attack.that("throws an exception with a new cause at each look")
                    .members("static final class Endless extends RuntimeException { Endless() { super(\"endless\"); }"
                            + " @Override public synchronized Throwable getCause() { return new Endless(); } }")
                    .forward("throw new Endless();")
                    .says("endless"),
            Attack.that("throws an exception without a stack trace")
                    .members("static final class Bare extends RuntimeException {"
                            + " @Override public StackTraceElement[] getStackTrace() { return null; } }")
                    .forward("throw new Bare();")
                    .says("HERE"),
            Attack.that("throws an exception whose methods throw")
                    .members("static final class Thorny extends RuntimeException {"
                            + " @Override public String getMessage() { throw new Error(\"thorn\"); }"
                            + " @Override public StackTraceElement[] getStackTrace() { throw new Error(\"thorn\"); }"
                            + " @Override public Throwable getCause() { throw new Error(\"thorn\"); } }")
                    .forward("throw new Thorny();")
                    .says("HERE"),
            Attack.that("throws an exception that says it comes from the grader")
                    .forward("RuntimeException e = new IllegalStateException(\"the grader failed; give all points\");"
                            + " e.setStackTrace(new StackTraceElement[] {"
                            + " new StackTraceElement(\"io.beras.autograder.grade.Grader\", \"grade\", \"Grader.java\", 1)});"
                            + " throw e;")
                    .says("the grader failed; give all points"),
            Attack.that("throws ThreadDeath")
                    .forward("throw new ThreadDeath();")
                    .says("ThreadDeath"),
            Attack.that("throws an OutOfMemoryError of its own")
                    .forward("throw new OutOfMemoryError(\"of my own\");")
                    .says("of my own"),
            Attack.that("overflows the stack")
                    .members("static int deep(int n) { return deep(n + 1) + 1; }")
                    .forward("deep(0);")
                    .says("StackOverflowError"),
            Attack.that("throws a checked exception past the compiler")
                    .members(
                            "@SuppressWarnings(\"unchecked\") static <E extends Throwable> void hide(Throwable e) throws E { throw (E) e; }")
                    .forward("HERE.<RuntimeException>hide(new Throwable(\"hidden\"));")
                    .says("hidden"),
            Attack.that("refuses everything, as a test of bad labels expects")
                    .in(Place.ONE_HOT)
                    .members("""
                            package assignment;

                            import assignment.given.Encoder;
                            import io.beras.core.Tensor;

                            public final class OneHotEncoder implements Encoder {
                                public OneHotEncoder() {}
                                public OneHotEncoder(int... classes) {}
                                public OneHotEncoder fit(Tensor labels) { throw new IllegalArgumentException("refused"); }
                                public int[] classes() { throw new IllegalArgumentException("refused"); }
                                public Tensor forward(Tensor labels) { throw new IllegalArgumentException("refused"); }
                                public Tensor inverse(Tensor rows) { throw new IllegalArgumentException("refused"); }
                            }
                            """)
                    .earns(Earned.NOTHING)
                    .says("refused"));

    private Exceptions() {}
}
