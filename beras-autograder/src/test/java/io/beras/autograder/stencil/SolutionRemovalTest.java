package io.beras.autograder.stencil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Tier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolutionRemovalTest {

    private static final String EXERCISE = "@Exercise(part = \"p\", step = \"s\", hints = {\"first\", \"b\", \"c\"})";

    @Test
    void bodyBecomesExceptionWithFirstHint() throws Exception {
        assertEquals("""
                package assignment;

                public final class Relu {

                    /** Returns max(x, 0). */
                    public double forward(double x) {
                        throw new UnsupportedOperationException("first");
                    }
                }
                """, stencil("""
                        package assignment;

                        import io.beras.autograder.Exercise;

                        public final class Relu {

                            /** Returns max(x, 0). */
                            @Exercise(
                                    part = "relu",
                                    step = "forward",
                                    hints = {"first", "second", "third"})
                            public double forward(double x) {
                                // the solution
                                return x > 0 ? x : 0;
                            }
                        }
                        """));
    }

    @Test
    void lineEndsAndTabsAreKept() throws Exception {
        assertEquals(
                "class A {\r\n\tint f() {\r\n\t\tthrow new UnsupportedOperationException(\"first\");\r\n\t}\r\n}\r\n",
                stencil("class A {\r\n\t" + EXERCISE + "\r\n\tint f() {\r\n\t\treturn 1;\r\n\t}\r\n}\r\n"));
    }

    @Test
    void oneLineMethodGetsThreeLines() throws Exception {
        assertEquals("""
                class A {
                    int f() {
                        throw new UnsupportedOperationException("first");
                    }
                }
                """, stencil("class A {\n    " + EXERCISE + " int f() { return 1; }\n}\n"));
    }

    @Test
    void parametersOverSeveralLinesKeepTheirIndentation() throws Exception {
        assertEquals("""
                class A {
                    @Override
                    public <T extends Comparable<T>> T largest(
                            java.util.List<? extends T> values,
                            T start) {
                        throw new UnsupportedOperationException("first");
                    }
                }
                """, stencil("""
                        class A {
                            @Override
                            %s
                            public <T extends Comparable<T>> T largest(
                                    java.util.List<? extends T> values,
                                    T start) {
                                return values.stream().reduce(start, (a, b) -> {
                                    return a.compareTo(b) > 0 ? a : b;
                                });
                            }
                        }
                        """.formatted(EXERCISE)));
    }

    @Test
    void hintsKeepQuotesAndLettersOfAllLanguages() throws Exception {
        String text = stencil("""
                class A {
                    @Exercise(part = "p", step = "s", hints = {"say \\"σ\\" and" + " 损失 \\\\ more", "b", "c"})
                    int f() {
                        return 1;
                    }
                }
                """);
        assertTrue(text.contains("UnsupportedOperationException(\"say \\\"σ\\\" and 损失 \\\\ more\");"), text);
    }

    @Test
    void longHintGetsALineOfItsOwn() throws Exception {
        String text = stencil("class A {\n    @Exercise(part = \"p\", step = \"s\", hints = {\"" + "word ".repeat(20)
                + "\", \"b\", \"c\"})\n    int f() {\n        return 1;\n    }\n}\n");
        assertTrue(text.contains("UnsupportedOperationException(\n                \"word"), text);
    }

    @Test
    void helpersOfRemovedBodiesAreGoneWithTheirCommentsAndImports() throws Exception {
        assertEquals("""
                package assignment;

                class A {

                    private static final int SIZE = 3; // given

                    private int unusedBefore;

                    int f(int x) {
                        throw new UnsupportedOperationException("first");
                    }

                    int size() {
                        return SIZE;
                    }
                }
                """, stencil("""
                        package assignment;

                        import java.util.List;
                        import java.util.Map;

                        class A {

                            private static final int SIZE = 3; // given
                            private static final int TWICE = 2 * 3; // solution

                            private int unusedBefore;

                            %s
                            int f(int x) {
                                return even(x) ? TWICE : new Pair(List.of(x)).hashCode();
                            }

                            int size() {
                                return SIZE;
                            }

                            /** Calls {@link #odd}, which calls this method. */
                            private static boolean even(int x) {
                                return x == 0 || odd(x - 1);
                            }

                            // Two lines
                            // of comments.
                            private static boolean odd(int x) {
                                return x != 0 && even(x - 1);
                            }

                            private record Pair(List<Integer> values) {

                                Map<Integer, Integer> map() {
                                    return Map.of();
                                }
                            }
                        }
                        """.formatted(EXERCISE)));
    }

    @Test
    void helperThatIsAnExerciseStays() throws Exception {
        String text = stencil("""
                class A {
                    %s
                    int f(int x) {
                        return g(x) + helper;
                    }

                    private int helper;

                    %s
                    private int g(int x) {
                        return x + 1;
                    }
                }
                """.formatted(EXERCISE, EXERCISE));
        assertTrue(text.contains("private int g(int x) {\n        throw"), text);
        assertFalse(text.contains("helper"), text);
    }

    @Test
    void localVariableDoesNotKeepTheMethodOfItsName() throws Exception {
        String text = stencil("""
                class A {
                    %s
                    int f(int x) {
                        return sum(x);
                    }

                    private int sum(int x) {
                        return x;
                    }

                    private int sum(int x, int y) {
                        return x + sum(y);
                    }

                    int given() {
                        int sum = 1;
                        return sum;
                    }
                }
                """.formatted(EXERCISE));
        assertFalse(text.contains("int sum("), text);
        assertTrue(text.contains("int sum = 1"), text);
    }

    @Test
    void overloadThatIsNoExerciseStays() throws Exception {
        String text = stencil("""
                class A {
                    %s
                    public int f(int x) {
                        return 1;
                    }

                    public int f(double x) {
                        return 2;
                    }
                }
                """.formatted(EXERCISE));
        assertTrue(text.contains("return 2;"), text);
        assertFalse(text.contains("return 1;"), text);
    }

    @Test
    void constructorKeepsTheCallOfAnotherConstructor() throws Exception {
        assertEquals("""
                class A extends B {
                    private static final int SIZE = 3;

                    A(int x) {
                        super(SIZE);
                        throw new UnsupportedOperationException("first");
                    }
                }
                """, stencil("""
                        class A extends B {
                            private static final int SIZE = 3;

                            %s
                            A(int x) {
                                super(SIZE);
                                this.x = x;
                            }
                        }
                        """.formatted(EXERCISE)));
    }

    @Test
    void importThatOnlyACommentNamesStays() throws Exception {
        String text = stencil("""
                import java.util.List;
                import java.util.Map;

                /** Like a {@link Map}. */
                class A {
                    %s
                    int f() {
                        return List.of(Map.of()).size();
                    }
                }
                """.formatted(EXERCISE));
        assertTrue(text.startsWith("import java.util.Map;\n\n/**"), text);
    }

    @Test
    void nestedClassAndInterfaceMethodAreExercises() throws Exception {
        String text = stencil("""
                interface A {
                    %s
                    default int f() {
                        return 1;
                    }

                    class Inner {
                        %s
                        int g() {
                            return 2;
                        }
                    }
                }
                """.formatted(EXERCISE, EXERCISE));
        assertFalse(text.contains("return"), text);
        assertTrue(text.contains("            throw new"), text);
    }

    @Test
    void givenMethodLosesItsAnnotationOnly() throws Exception {
        String source = """
                import io.beras.autograder.Exercise;
                import io.beras.autograder.Tier;

                /** Exercise of a Tier. */
                class A {
                    @Exercise(part = "p", step = "s", hints = {"a", "b", "c"}, give = {Tier.BASIC, Tier.FULL})
                    int f() {
                        return helper();
                    }

                    private int helper() {
                        return 1;
                    }
                }
                """;
        String given = """
                /** Exercise of a Tier. */
                class A {
                    int f() {
                        return helper();
                    }

                    private int helper() {
                        return 1;
                    }
                }
                """;
        assertEquals(given, stencil(source, Tier.BASIC).stripLeading());
        assertEquals(given, stencil(source, Tier.FULL).stripLeading());
        assertFalse(stencil(source, Tier.ADVANCED).contains("helper"));
    }

    @Test
    void fileOfAPackagePrivateHelperIsGone() throws Exception {
        String exercise =
                "class A {\n    " + EXERCISE + "\n    public int f() {\n        return Help.me();\n    }\n}\n";
        SolutionRemoval.Result result = SolutionRemoval.of(
                List.of(
                        JavaSource.parse("A.java", exercise),
                        JavaSource.parse(
                                "Help.java",
                                "final class Help {\n    static int me() {\n        return 1;\n    }\n}\n"),
                        JavaSource.parse("Open.java", "public class Open {}\n")),
                Tier.FULL);
        assertEquals(List.of("A.java", "Open.java"), List.copyOf(result.files().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int f();", "int f = 3;"})
    void exerciseWithoutBodyIsRefused(String member) {
        String message = refusal("abstract class A {\n    " + EXERCISE + "\n    " + member + "\n}\n");
        assertEquals("A.java:2: @Exercise needs a method with a body; move the annotation to a method.", message);
    }

    @Test
    void wrongAnnotationsAreRefused() {
        assertEquals(
                "A.java:1: @Exercise has 1 hints; write three, each more explicit.",
                refusal("class A { @Exercise(part = \"p\", step = \"s\", hints = \"one\") int f() { return 1; } }"));
        assertEquals(
                "A.java:1: @Exercise takes string literals only, not HINT; write the text itself.",
                refusal("class A { @Exercise(part = \"p\", step = \"s\", hints = HINT) int f() { return 1; } }"));
        assertEquals(
                "A.java:1: @Exercise has no step; add step = \"…\".",
                refusal("class A { @Exercise(part = \"p\", hints = {\"\", \"\", \"\"}) int f() { return 1; } }"));
    }

    @Test
    void syntaxErrorNamesFileAndLine() {
        String message = refusal("class A {\n    int f( {}\n}\n");
        assertTrue(message.startsWith("A.java: (line 2,"), message);
    }

    @Test
    void stencilOfStencilIsTheSame() throws Exception {
        for (String path : List.of("Mean", "Twice")) {
            String stencil = stencil(new TestAssignment().text("src/main/java/assignment/" + path + ".java"));
            assertTrue(stencil.contains("UnsupportedOperationException"));
            assertEquals(stencil, stencil(stencil));
        }
    }

    @Test
    void helperThatJavadocNamesStays() throws Exception {
        String text = stencil("""
                class A {
                    static final double EPSILON = 1e-7;
                    private int steps;
                    private int step;

                    /** Adds {@link #EPSILON}; {@code steps} counts, a step. */
                    %s
                    double f() {
                        return EPSILON + steps + step;
                    }
                }
                """.formatted(EXERCISE));
        assertTrue(text.contains("EPSILON = 1e-7;\n    private int steps;\n\n"), text);
    }

    private static String stencil(String text) throws StencilException {
        return stencil(text, Tier.ADVANCED);
    }

    private static String stencil(String text, Tier tier) throws StencilException {
        return new ArrayList<>(SolutionRemoval.of(List.of(JavaSource.parse("A.java", text)), tier)
                        .files()
                        .values())
                .get(0);
    }

    private static String refusal(String text) {
        return assertThrows(StencilException.class, () -> stencil(text)).getMessage();
    }
}
