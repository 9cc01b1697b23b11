package io.beras.core;

import io.beras.core.arrays.ArrayLimitException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Names the layer in exceptions that Java or ND4J throw inside a user's {@code forward} or gradients.
 *
 * <p>The new exception has the same type, so that {@code catch} clauses still work, and the original as its cause.
 * Exceptions that already name the layer, and exceptions of the user's classes, pass unchanged.
 */
final class CallErrors {

    private CallErrors() {}

    /** Returns the exception of {@code forward}, with the layer, the shapes of its inputs and of its weights. */
    static RuntimeException inForward(Diffable diffable, INDArray[] inputs, RuntimeException e) {
        if (EagerExecution.isPure(diffable) && !(e instanceof ArrayLimitException)) {
            return e;
        }
        String name = EagerExecution.name(diffable);
        String operands = diffable instanceof Op
                ? " of " + shapes(" and ", Stream.of(inputs).map(INDArray::shape))
                : ".forward on " + inputs(Stream.of(inputs).map(INDArray::shape)) + weights(diffable);
        return named(name, name + operands, e);
    }

    /** Returns the exception of a gradient method or of a local gradient. */
    static RuntimeException inGradient(
            Call call, String method, String gradientOf, Tensor upstream, RuntimeException e) {
        if (call.diffable() instanceof Op) {
            return e;
        }
        String name = call.name();
        return named(
                name,
                name + "." + method + ", the gradient of " + gradientOf + " for the upstream "
                        + Shapes.text(upstream.shape()) + ", on " + inputs(call) + weights(call.diffable()),
                e);
    }

    /** Returns the exception of {@code inputGradients} or {@code weightGradients} itself. */
    static RuntimeException inGradients(Call call, String method, RuntimeException e) {
        if (call.diffable() instanceof Op) {
            return e;
        }
        String name = call.name();
        return named(name, name + "." + method + " on " + inputs(call) + weights(call.diffable()), e);
    }

    /** Lists the input of each local gradient, as in "the prediction (64, 10), the target (64, 10)". */
    static String inputNames(Call call) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < call.inputs().size(); i++) {
            names.append(i == 0 ? "" : ", ").append(inputName(call, i));
        }
        return names.toString();
    }

    /** Returns the name and the shape of an input. */
    static String inputName(Call call, int index) {
        return call.diffable().inputName(index) + " "
                + Shapes.text(call.input(index).shape());
    }

    private static RuntimeException named(String name, String where, RuntimeException e) {
        String problem = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        if (problem.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)) || isUsers(e)) {
            return e;
        }
        RuntimeException named = ofTheSameKind(e, where + ": " + problem);
        named.initCause(e);
        return named;
    }

    private static RuntimeException ofTheSameKind(RuntimeException e, String message) {
        if (e instanceof ShapeException || e instanceof ArrayLimitException) {
            return new ShapeException(message);
        }
        if (e instanceof IllegalArgumentException) {
            return new IllegalArgumentException(message);
        }
        if (e instanceof UnsupportedOperationException) {
            return new UnsupportedOperationException(message);
        }
        if (e instanceof IndexOutOfBoundsException) {
            return new IndexOutOfBoundsException(message);
        }
        if (e instanceof NullPointerException) {
            return new NullPointerException(message);
        }
        if (e instanceof ClassCastException) {
            return new ClassCastException(message);
        }
        if (e instanceof ArithmeticException) {
            return new ArithmeticException(message);
        }
        return new IllegalStateException(message);
    }

    /** Returns whether the class of an exception belongs to the user's program, which may catch this class. */
    private static boolean isUsers(RuntimeException e) {
        String type = e.getClass().getName();
        boolean isOurs = e instanceof ShapeException || e instanceof ArrayLimitException;
        return !(isOurs || type.startsWith("java.") || type.startsWith("org.nd4j."));
    }

    private static String inputs(Call call) {
        return inputs(call.inputs().stream().map(Tensor::shape));
    }

    private static String inputs(Stream<long[]> shapes) {
        return "inputs " + shapes(", ", shapes);
    }

    private static String shapes(String separator, Stream<long[]> shapes) {
        return shapes.map(Shapes::text).collect(Collectors.joining(separator));
    }

    private static String weights(Diffable diffable) {
        List<Variable> weights = diffable.ownWeights();
        return weights.isEmpty()
                ? ""
                : " with weights " + weights.stream().map(CallErrors::weight).collect(Collectors.joining(", "));
    }

    private static String weight(Variable weight) {
        return "\"" + weight.name() + "\" " + Shapes.text(weight.shape());
    }
}
