package io.beras.autograder.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.remote.sample.Echo;
import io.beras.autograder.sandbox.ProcessConnection;
import io.beras.core.Call;
import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What crosses from one process to another, and comes back. */
class RemoteValuesTest {

    private static final String COURSE = Echo.class.getPackageName();

    private final RemoteSubmission submission =
            new RemoteSubmission(RemoteValuesTest::start, COURSE, Duration.ofSeconds(20));

    private static ProcessConnection start() throws java.io.IOException {
        Sockets sockets = Sockets.open();
        SubmissionServer.start(sockets.child(), RemoteValuesTest.class.getClassLoader(), COURSE);
        return sockets.connection("the thread ended");
    }

    @AfterEach
    void end() {
        submission.close();
    }

    private Object same(Object value) {
        return submission.call(Object.class, "Echo", "same", value);
    }

    static Stream<Object> values() {
        return Stream.of(
                true,
                (byte) 3,
                (short) 4,
                'x',
                5,
                6L,
                7.5f,
                Double.NaN,
                "naïve 数",
                List.of(1, List.of("a"), Map.of("k", 2.0)),
                Arrays.asList(1, null),
                Map.of("loss", 0.5),
                Optional.of(1),
                Optional.empty(),
                new Echo.Pair("a", List.of(1)),
                Echo.Level.HIGH,
                DataType.DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("values")
    void dataGoesByValue(Object value) {
        assertEquals(value, same(value));
    }

    static Stream<INDArray> arrays() {
        return Stream.of(
                Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}}),
                Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}}).dup('f'),
                Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}).transpose(),
                Nd4j.createFromArray(1, 2, 3),
                Nd4j.createFromArray(true, false),
                Nd4j.scalar(2.5));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void arraysKeepTypeShapeAndElements(INDArray array) {
        INDArray back = (INDArray) same(array);
        assertEquals(array.dataType(), back.dataType());
        assertArrayEquals(array.shape(), back.shape());
        assertEquals(array, back);
    }

    @Test
    void tensorsKeepTypeAndShape() {
        Tensor labels = (Tensor) same(Tensor.ofLabels(3, 1));
        assertEquals(DataType.INT32, labels.dataType());
        assertArrayEquals(new int[] {3, 1}, labels.toIntArray());
    }

    @Test
    void aMethodMayChangeTheArraysOfItsCaller() {
        double[] elements = {1, 2};
        INDArray array = Nd4j.createFromArray(3.0, 4.0);
        submission.call(double.class, "Echo", "twice", elements, array);
        assertArrayEquals(new double[] {2, 4}, elements);
        assertEquals(Nd4j.createFromArray(6.0, 8.0), array);
    }

    @Test
    void anArrayThatComesBackIsTheArrayOfTheCaller() {
        double[] elements = {1, 2};
        assertSame(elements, same(elements));
    }

    @Test
    void aVariableIsTheSameObjectAndHasTheSameValuesOnBothSides() {
        Variable w = new Variable("w", Tensor.of(DataType.DOUBLE, 1, 2));
        assertSame(w, submission.call(Variable.class, "Echo", "increment", w));
        assertArrayEquals(new double[] {2, 3}, w.toDoubleArray());

        Variable kept = submission.call(Variable.class, "Echo", "kept");
        kept.assign(Tensor.of(5.0, 6.0));
        assertArrayEquals(new double[] {5, 6}, submission.call(double[].class, "Echo", "valuesOfKept"));
        assertSame(kept, submission.call(Variable.class, "Echo", "kept"));
        kept.assign(Tensor.of(1.0, 2.0));
        submission.call(double[].class, "Echo", "valuesOfKept");
    }

    @Test
    void aFunctionOfTheCallerRunsWithTheCaller() {
        Thread test = Thread.currentThread();
        DoubleUnaryOperator function = x -> {
            assertSame(test, Thread.currentThread());
            return 2 * x;
        };
        assertEquals(6, submission.call(double.class, "Echo", "apply", function, 3.0));
        assertSame(function, same(function));
        DoubleUnaryOperator fourfold = submission.call(DoubleUnaryOperator.class, "Echo", "twofold", function);
        assertNotSame(function, fourfold);
        assertEquals(12, fourfold.applyAsDouble(3));
        assertEquals(13, fourfold.andThen(y -> y + 1).applyAsDouble(3), "a default method");
    }

    @Test
    void callsNest() {
        assertEquals(21, nested(20));
    }

    private int nested(int depth) {
        Supplier<Integer> further = () -> depth == 0 ? 0 : nested(depth - 1);
        return submission.call(int.class, "Echo", "nest", further);
    }

    @Test
    void gradientsGoThroughALambdaOfTheOtherProcess() {
        Variable w = new Variable("w", Tensor.of(DataType.DOUBLE, 1, 2));
        Callable quadratic = submission.call(Callable.class, "Echo", "quadratic", w);
        Tensor x = Tensor.of(DataType.DOUBLE, 2, 5);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor y = quadratic.call(x);
            assertArrayEquals(new double[] {13, 77}, y.toDoubleArray());
            assertArrayEquals(new double[] {12, 30}, tape.gradient(y, x).toDoubleArray(), "6x");
        }
    }

    @Test
    void theGradientsThatStandForNoGradientStayThemselves() {
        assertSame(LocalGradient.zero(), same(LocalGradient.zero()));
        assertEquals(LocalGradient.none("labels"), same(LocalGradient.none("labels")));
    }

    @Test
    void aCallKeepsItsFunction() {
        Sum sum = new Sum();
        Call call = new Call(sum, List.of(Tensor.of(1.0), Tensor.of(2.0)), Tensor.of(3.0));
        Call back = (Call) same(call);
        assertSame(sum, back.diffable());
        assertEquals(2, back.input(1).item());
    }

    @Test
    void anExceptionKeepsTheNearestKnownClassItsLineAndItsCause() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> submission.call(Object.class, "Echo", "fail", "no 7"));
        assertTrue(e.getMessage().endsWith("OwnException: no 7"), e.getMessage());
        assertEquals("fail", e.getStackTrace()[0].getMethodName());
        assertEquals("the cause", e.getCause().getMessage());
    }

    @Test
    void anEndlessRecursionIsAnExceptionAsInOneProcess() {
        assertThrows(StackOverflowError.class, () -> submission.call(int.class, "Echo", "recurse", 0));
        assertEquals(1, same(1));
        assertEquals(List.of(), submission.deaths());
    }

    @Test
    void whatCannotBeSentIsRefusedWithASentence() {
        var refused = assertThrows(IllegalArgumentException.class, () -> same(new Object()));
        assertTrue(refused.getMessage().contains("can't be sent to another process"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> submission.call(Object.class, "Echo", "deep"));
        assertEquals(1, same(1), "the connection goes on");
    }
}
