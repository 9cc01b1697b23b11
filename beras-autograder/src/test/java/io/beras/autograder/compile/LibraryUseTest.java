package io.beras.autograder.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryUseTest {

    private static final List<String> FORBIDDEN = List.of(
            "io.beras.core.Tensor#softmax",
            "io.beras.layers.Dense",
            "io.beras.optim.*",
            "io.beras.core.GradientTape#gradient");

    @TempDir
    private Path folder;

    private List<String> scan(String body) throws IOException {
        String source = "import io.beras.core.*; import java.util.*; import java.util.function.*;\n" + body;
        return LibraryUse.scan(InProcess.compile(Map.of("A", source), folder), FORBIDDEN);
    }

    private static String sentence(String where, String name) {
        return where + " uses " + name + ", which does this part's work; write it yourself.";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a call                | Tensor f(Tensor x) { return x.softmax(); }",
                "through a subclass    | Tensor f(Variable x) { return x.softmax(); }",
                "a method reference    | UnaryOperator<Tensor> f() { return Tensor::softmax; }",
                "of an object          | Supplier<Tensor> f(Variable x) { return x::softmax; }",
                "in a lambda           | UnaryOperator<Tensor> f() { return x -> x.softmax(); }",
                "in an anonymous class | Object f() { return new UnaryOperator<Tensor>() { Tensor g(Tensor x) { return x.softmax(); } public Tensor apply(Tensor x) { return null; } }; }"
            })
    void namesEachUseOfAMethod(String how, String member) throws IOException {
        String where = how.equals("in an anonymous class") ? "A.g" : "A.f";
        assertEquals(List.of(sentence(where, "Tensor.softmax")), scan("class A { " + member + " }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an object       | A.f | Object f() { return new io.beras.layers.Dense(2, 3); }",
                "a constructor   | A.f | Object f() { IntFunction<Object> g = n -> null; BiFunction<Integer, Integer, Object> h = io.beras.layers.Dense::new; return h; }",
                "a cast          | A.f | Object f(Object o) { return (io.beras.layers.Dense) o; }",
                "instanceof      | A.f | boolean f(Object o) { return o instanceof io.beras.layers.Dense; }",
                "a class literal | A.f | Object f() { return io.beras.layers.Dense.class; }",
                "an array        | A.f | Object f() { return new io.beras.layers.Dense[2][3]; }",
                "a parameter     | A.f | void f(io.beras.layers.Dense d) { }",
                "a field         | A   | io.beras.layers.Dense d;",
                "type arguments  | A   | List<Map<String, io.beras.layers.Dense>> d;",
                "a record        | A.R | record R(io.beras.layers.Dense d) { void x() { } }"
            })
    void namesEachUseOfAClass(String how, String where, String member) throws IOException {
        assertEquals(
                sentence(where, "io.beras.layers.Dense"),
                scan("class A { " + member + " }").get(0));
    }

    @Test
    void aMainMethodThatNothingCallsIsATrial() throws IOException {
        String main = "public static void main(String[] args) { new io.beras.layers.Dense(2, 3); }";
        assertEquals(List.of(), scan("class A { " + main + " }"));
        assertEquals(
                List.of(sentence("A.main", "io.beras.layers.Dense")),
                scan("class A { " + main + " void f() { main(null); } }"));
    }

    @Test
    void aClassThatExtendsOneOfAPackageIsNamed() throws IOException {
        assertEquals(
                List.of(sentence("A", "io.beras.optim.VariableOptimizer")),
                scan("abstract class A { List<io.beras.optim.VariableOptimizer> all; }"));
    }

    static Stream<Arguments> tapes() {
        String own = "public List<Tensor> gradient(Tensor y, List<? extends Tensor> x) { return List.of(); }";
        List<String> named = List.of(sentence("A.f", "GradientTape.gradient"));
        List<String> none = List.of();
        return Stream.of(
                Arguments.of(none, own + " Tensor f(Tensor y) { return gradient(y, List.of()).get(0); }"),
                Arguments.of(none, own + " static Tensor f(Tensor y) { return new A().gradient(y, y); }"),
                Arguments.of(named, own + " Object f(Tensor y) { return super.gradient(y, List.of(y)); }"),
                Arguments.of(named, own + " Object f(Tensor y) { return gradient(y, List.of(y), Unconnected.ZERO); }"),
                Arguments.of(named, own + " Object f(Tensor y) { return new GradientTape().gradient(y, y); }"),
                Arguments.of(named, "Object f(Tensor y) { return gradient(y, y); }"));
    }

    @ParameterizedTest
    @MethodSource("tapes")
    void anOverridingMethodIsTheSubmissionsOwn(List<String> expected, String members) throws IOException {
        assertEquals(expected, scan("class A extends GradientTape { " + members + " }"));
    }

    @Test
    void otherMethodsOfTheSameNameAreNotNamed() throws IOException {
        assertEquals(List.of(), scan("class A { Tensor softmax() { return null; } Tensor f() { return softmax(); } }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.exit                | void f() { System.exit(0); }",
                "Class.forName              | void f() throws Exception { Class.forName(\"x\"); }",
                "Class.getDeclaredMethods   | Object f() { return getClass().getDeclaredMethods(); }",
                "java.lang.reflect.Method   | Object f(java.lang.reflect.Method m) { return m; }",
                "java.lang.invoke.MethodHandles | Object f() { return java.lang.invoke.MethodHandles.lookup(); }",
                "java.lang.ClassLoader      | Object f() { return ClassLoader.getSystemClassLoader(); }",
                "Runtime.exec               | void f() throws Exception { Runtime.getRuntime().exec(\"ls\"); }",
                "java.lang.ProcessBuilder   | Object f() { return new ProcessBuilder(\"ls\"); }",
                "java.net.URL               | Object f() throws Exception { return new java.net.URL(\"http://a\"); }",
                "java.nio.file.Files        | Object f() throws Exception { return java.nio.file.Files.readString(java.nio.file.Path.of(\"x\")); }",
                "java.io.FileWriter         | Object f() throws Exception { return new java.io.FileWriter(\"x\"); }",
                "new PrintWriter            | Object f() throws Exception { return new java.io.PrintWriter(\"x\"); }",
                "sun.misc.Unsafe            | sun.misc.Unsafe f() { return null; }",
                "System.loadLibrary         | void f() { System.loadLibrary(\"x\"); }",
                "io.beras.core.arrays.Kernels | Object f(org.nd4j.linalg.api.ndarray.INDArray x) { return io.beras.core.arrays.Kernels.softmax(x); }",
                "io.beras.core.gradcheck.GradientCheck | Object f() { return io.beras.core.gradcheck.GradientCheck.class; }",
                "io.beras.autograder.Submission | Object f(io.beras.autograder.Submission s) { return s; }"
            })
    void namesWhatNoPartNeeds(String name, String member) throws IOException {
        Path classes = InProcess.compile(Map.of("A", "class A { " + member + " }"), folder);
        List<String> sentences = LibraryUse.scanForEscapes(classes);
        String expected = "A.f uses " + name + ", which no part of the assignment needs; remove it.";
        assertEquals(
                expected,
                sentences.stream().filter(expected::equals).findFirst().orElse(sentences.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.beans.Expression",
                "java.security.SecureClassLoader",
                "java.util.ResourceBundle",
                "java.util.logging.FileHandler",
                "org.apache.commons.lang3.reflect.MethodUtils",
                "org.nd4j.common.config.ND4JClassLoading"
            })
    void namesWhatIsInNoPackageOfTheWork(String name) throws IOException {
        Path classes = InProcess.compile(Map.of("A", "class A { " + name + " field; }"), folder);
        assertEquals(
                List.of("A uses " + name + ", which no part of the assignment needs; remove it."),
                LibraryUse.scanForEscapes(classes));
    }

    @Test
    void aNativeMethodIsNamed() throws IOException {
        Path classes = InProcess.compile(Map.of("A", "class A { native void f(); }"), folder);
        assertEquals(
                List.of("A.f is native, which no part of the assignment needs; write it in Java."),
                LibraryUse.scanForEscapes(classes));
    }

    /** Solutions that look unlike the reference, and are right. */
    @Test
    void ordinaryJavaIsNotNamed() throws IOException {
        Path classes = InProcess.compile(
                Map.of(
                        "Unusual",
                        UNUSUAL,
                        "Helper",
                        "final class Helper<T extends Number> { T value; static int n = 1; }"),
                folder);
        assertEquals(List.of(), LibraryUse.scanForEscapes(classes));
        assertEquals(List.of(), LibraryUse.scan(classes, FORBIDDEN));
    }

    private static final String UNUSUAL = """
            import io.beras.core.*;
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;
            import org.nd4j.linalg.api.ndarray.INDArray;
            import org.nd4j.linalg.factory.Nd4j;
            import org.nd4j.linalg.indexing.BooleanIndexing;
            import org.nd4j.linalg.indexing.NDArrayIndex;
            import org.nd4j.linalg.indexing.conditions.Conditions;
            import org.nd4j.linalg.ops.transforms.Transforms;

            public final class Unusual implements Diffable {
                enum Kind { XAVIER { double sigma(int in) { return 1; } }, ZERO; double sigma(int in) { return 0; } }
                sealed interface Shape permits Row, Column {}
                record Row(int n) implements Shape { Row { if (n < 0) throw new IllegalArgumentException("n = " + n); } }
                record Column(int n) implements Shape {}
                static class Cache { private final Map<Tensor, Tensor> values = new IdentityHashMap<>(); }

                private final Helper<Integer> helper = new Helper<>();
                private static final double[] NUMBERS = IntStream.range(0, 9).mapToDouble(i -> i / 2.0).toArray();

                static double sigma(String name, int in) {
                    assert in > 0 : name;
                    return switch (name) { case "zero" -> 0; case "xavier" -> Math.sqrt(2.0 / in); default -> throw new IllegalArgumentException(name); };
                }
                static int size(Shape shape) {
                    return shape instanceof Row row ? row.n() : shape.hashCode();
                }
                static int kind(Kind kind) {
                    switch (kind) { case XAVIER: return 1; default: return Kind.valueOf("ZERO").ordinal(); }
                }
                @Override public INDArray forward(INDArray... inputs) {
                    INDArray x = inputs[0].dup();
                    BooleanIndexing.replaceWhere(x, 0, Conditions.lessThan(0));
                    x.get(NDArrayIndex.interval(0, 1), NDArrayIndex.all()).addi(Nd4j.ones(1, 1)).muli(Transforms.exp(x).sum(true, 1));
                    synchronized (this) { System.out.println(getClass().getSimpleName() + x.shapeInfoToString()); }
                    return x.castTo(inputs[0].dataType());
                }
                @Override public List<LocalGradient> inputGradients(Call call) {
                    class Local implements LocalGradient { public Tensor compose(Tensor g) { return g.mul(call.output()).exp().max(); } }
                    Optional<Tensor> y = Stream.of(call.input(0)).filter(Objects::nonNull).collect(Collectors.toList()).stream().findFirst();
                    LocalGradient reference = y.get()::mul;
                    return List.of(new Local(), reference, g -> g.where(g.greater(0), Tensor.zerosLike(g)).matmul(g.transpose()));
                }
                @SafeVarargs static <T extends Comparable<T>> T largest(T... values) {
                    try (Scanner scanner = new Scanner("1 2")) { return Arrays.stream(values).max(Comparator.naturalOrder()).get(); }
                }
            }
            """;
}
