package io.beras.core;

import io.beras.core.arrays.ArrayLimitException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Names the layer in exceptions that Java or ND4J throw inside a user's {@code forward} or gradients.
 *
 * <p>The exception keeps its class, so that code which catches it still does, and becomes the cause; those of ND4J get
 * one of Java. Exceptions that name the layer already, classes of exceptions that are the user's own,
 * and rarer classes of Java pass unchanged.
 */
final class CallErrors {

    /** Makes exceptions of the classes that keep their class. */
    private static final Map<Class<?>, Function<String, RuntimeException>> SAME_CLASS = Map.of(
            ShapeException.class, ShapeException::new,
            ArrayLimitException.class, ShapeException::new,
            IllegalArgumentException.class, IllegalArgumentException::new,
            IllegalStateException.class, IllegalStateException::new,
            UnsupportedOperationException.class, UnsupportedOperationException::new,
            IndexOutOfBoundsException.class, IndexOutOfBoundsException::new,
            ArrayIndexOutOfBoundsException.class, ArrayIndexOutOfBoundsException::new,
            NullPointerException.class, NullPointerException::new,
            ClassCastException.class, ClassCastException::new,
            ArithmeticException.class, ArithmeticException::new);

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

    /** Lists what each local gradient belongs to, such as "the prediction (64, 10), the target (64, 10)". */
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
        Function<String, RuntimeException> sameClass = SAME_CLASS.getOrDefault(e.getClass(), classForNd4j(e));
        if (sameClass == null || isNamed(name, problem)) {
            return e;
        }
        RuntimeException named = sameClass.apply(where + ": " + problem);
        named.initCause(e);
        return named;
    }

    private static @Nullable Function<String, RuntimeException> classForNd4j(RuntimeException e) {
        if (!e.getClass().getName().startsWith("org.nd4j.")) {
            return null;
        }
        return e instanceof IllegalArgumentException ? IllegalArgumentException::new : IllegalStateException::new;
    }

    /** Returns whether a message names the layer: as a word, for a layer In is not named by "invalid". */
    private static boolean isNamed(String name, String message) {
        return Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(name) + "(?!\\w)")
                .matcher(message)
                .find();
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
