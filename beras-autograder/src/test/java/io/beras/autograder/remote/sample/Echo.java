package io.beras.autograder.remote.sample;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A submission for the tests of this package. */
public final class Echo {

    private static final Variable KEPT = new Variable("kept", Tensor.of(1.0, 2.0));

    private Echo() {}

    /** A record of the course. */
    public record Pair(Object first, Object second) {}

    /** An enum of the course. */
    public enum Level {
        LOW,
        HIGH
    }

    /** Returns the argument. */
    public static Object same(Object value) {
        return value;
    }

    /** Returns the argument. */
    public static Object same(double[] value) {
        return value;
    }

    /** Doubles the elements in place. */
    public static double twice(double[] elements, INDArray array) {
        for (int i = 0; i < elements.length; i++) {
            elements[i] *= 2;
        }
        array.muli(2);
        return elements[0];
    }

    /** Adds 1 to a variable, and returns it. */
    public static Variable increment(Variable variable) {
        variable.assign(variable.add(1));
        return variable;
    }

    /** Returns the same variable each time. */
    public static Variable kept() {
        return KEPT;
    }

    /** Returns the values of the variable as the submission sees them. */
    public static double[] valuesOfKept() {
        return KEPT.toDoubleArray();
    }

    /** Calls a function of the caller. */
    public static double apply(DoubleUnaryOperator function, double x) {
        return function.applyAsDouble(x);
    }

    /** Returns a function that calls the function twice. */
    public static DoubleUnaryOperator twofold(DoubleUnaryOperator function) {
        return x -> function.applyAsDouble(function.applyAsDouble(x));
    }

    /** Calls a function that calls this method again, and so on. */
    public static int nest(Supplier<Integer> function) {
        return 1 + function.get();
    }

    /** Returns y = 3·x² + w as a lambda. */
    public static Callable quadratic(Variable w) {
        return inputs -> inputs[0].mul(inputs[0]).mul(3).add(w);
    }

    /** Throws an exception of the submission. */
    public static Object fail(String message) {
        throw new OwnException(message, new IllegalStateException("the cause"));
    }

    /** Calls itself without end. */
    public static int recurse(int n) {
        return n < 0 ? 0 : recurse(n + 1) + 1;
    }

    /** Returns values that take too many levels. */
    public static Object deep() {
        Object value = 1;
        for (int i = 0; i < 100; i++) {
            value = List.of(value);
        }
        return value;
    }

    private static final class OwnException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        OwnException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
