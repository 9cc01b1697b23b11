package io.beras.core;

import io.beras.core.arrays.ArrayLimits;
import io.beras.core.arrays.ArrayMemory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs one call of a {@link Diffable} at once: checks the types, runs forward, copies the result into a tensor, and records
 * the call on the active tapes.
 */
final class EagerExecution {

    private static final ClassValue<Boolean> IS_PURE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Op.class.isAssignableFrom(type) || type.getDeclaredAnnotation(PureForward.class) != null;
        }
    };

    /** Computed once per class, since every call of an operation passes its name to the checks; empty for proxies. */
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            if (Proxy.isProxyClass(type)) {
                return "";
            }
            String name = ClassNames.of(type);
            return Op.class.isAssignableFrom(type)
                    ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) // as the method of Tensor
                    : name;
        }
    };

    private EagerExecution() {}

    static Tensor run(Diffable diffable, Tensor... inputs) {
        boolean isPure = isPure(diffable);
        requireNoNull(diffable, inputs);
        DataType type = commonType(diffable, inputs);
        if (diffable instanceof Op operation && !operation.takesLabels()) {
            requireNoLabels(operation, inputs);
        }
        INDArray[] arrays = new INDArray[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            arrays[i] = isPure ? inputs[i].view() : ArrayMemory.copyLasting(inputs[i].view());
        }
        INDArray y = forward(diffable, arrays);
        Tensor output = Tensor.wrap(isPure ? y : copyOutput(diffable, arrays, y, type));
        ActiveTapes.record(diffable, inputs, output);
        NonFiniteSearch.observe(diffable, inputs, output);
        return output;
    }

    /** Returns whether a function keeps the promise of {@link PureForward}. */
    static boolean isPure(Diffable diffable) {
        return IS_PURE.get(diffable.getClass());
    }

    private static INDArray forward(Diffable diffable, INDArray... inputs) {
        try {
            return diffable.forward(inputs.clone()); // forward may write x[0] = …, and return it
        } catch (RuntimeException e) {
            throw CallErrors.inForward(diffable, inputs, e);
        }
    }

    /** Returns the name of a function for messages: the name of its class, or for an operation of its method. */
    static String name(Diffable diffable) {
        String name = NAMES.get(diffable.getClass());
        return name.isEmpty() ? ClassNames.of(diffable) : name;
    }

    /** Returns the floating-point type that all inputs and own weights share, except for INT labels and indices. */
    private static DataType commonType(Diffable diffable, Tensor... inputs) {
        Tensor first = null;
        for (Tensor input : inputs) {
            first = sameType(diffable, first, input);
        }
        for (Variable weight : diffable.ownWeights()) {
            first = sameType(diffable, first, weight);
        }
        return first == null ? DataType.FLOAT : first.dataType();
    }

    private static @Nullable Tensor sameType(Diffable diffable, @Nullable Tensor first, Tensor next) {
        if (next.dataType() == DataType.INT32) {
            return first;
        }
        if (first == null) {
            return next;
        }
        DataTypeChecks.requireSame(name(diffable), first, next);
        return first;
    }

    private static void requireNoNull(Diffable diffable, @Nullable Tensor... inputs) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] == null) {
                throw new IllegalArgumentException(name(diffable) + " was given null as input " + i);
            }
        }
    }

    private static void requireNoLabels(Diffable operation, Tensor... inputs) {
        for (Tensor input : inputs) {
            if (input.dataType() == DataType.INT32) {
                throw new IllegalArgumentException(name(operation) + " can't compute with the INT " + input.kind()
                        + ": INT is for labels and indices; convert it with cast(DataType.FLOAT)");
            }
        }
    }

    /** Copies the array that a user's forward returned: the array may be a view, or the user's code may keep it. */
    private static INDArray copyOutput(Diffable diffable, INDArray[] inputs, @Nullable INDArray y, DataType type) {
        String forward = name(diffable) + ".forward";
        if (y == null) {
            throw new IllegalArgumentException(forward + " returned null; it must return the output array");
        }
        if (List.of(inputs).stream().anyMatch(x -> x == y)) {
            throw new IllegalArgumentException(
                    forward
                            + " returned its own input array; return a new one, such as x.dup(), or x.sub(...) in place of x.subi(...)");
        }
        if (y.dataType() != type) {
            throw new IllegalArgumentException(forward + " returned " + y.dataType() + " values for " + type
                    + " inputs; return y.castTo(x.dataType())");
        }
        Shapes.requireNotEmpty(forward + " returned the", y);
        requireRank(forward, y);
        return ArrayMemory.copy(y);
    }

    private static void requireRank(String forward, INDArray y) {
        if (y.rank() > ArrayLimits.MAX_RANK) {
            throw new ShapeException(forward + " returned the shape " + Shapes.text(y.shape()) + " of rank " + y.rank()
                    + ", but the largest rank is " + ArrayLimits.MAX_RANK + "; join or drop axes");
        }
    }
}
