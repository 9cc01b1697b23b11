package io.beras.core;

import io.beras.core.arrays.ArrayMemory;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@link Diffable#call} does: check the types, run forward, take its result in, tell the tapes. */
final class EagerExecution {

    private static final ClassValue<Boolean> PROMISES_KERNELS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Op.class.isAssignableFrom(type) || type.getDeclaredAnnotation(PureForward.class) != null;
        }
    };

    /** Made once a class: each call of an operation hands its name to the checks. */
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            String name = type.getSimpleName();
            if (Op.class.isAssignableFrom(type)) {
                return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1); // as the method of Tensor
            }
            return name.isEmpty() ? "an anonymous Diffable" : name;
        }
    };

    private EagerExecution() {}

    static Tensor run(Diffable diffable, Tensor... inputs) {
        boolean promisesKernels = PROMISES_KERNELS.get(diffable.getClass());
        requireNoNull(diffable, inputs);
        DataType type = commonType(diffable, inputs);
        if (diffable instanceof Op operation && !operation.takesLabels()) {
            requireNumbers(operation, inputs);
        }
        INDArray[] arrays = new INDArray[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            arrays[i] = promisesKernels ? inputs[i].view() : ArrayMemory.copyLasting(inputs[i].view());
        }
        INDArray y = diffable.forward(arrays.clone()); // forward may write x[0] = …, and return it
        Tensor output = Tensor.wrap(promisesKernels ? y : takeIn(diffable, arrays, y, type));
        GradientTape.record(diffable, inputs, output);
        return output;
    }

    /** Returns what messages call a function: the name of its class. */
    static String name(Diffable diffable) {
        return NAMES.get(diffable.getClass());
    }

    /** Returns the floating-point type that all inputs and own weights share, INT labels and indices aside. */
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
        DataTypes.requireSame(name(diffable), first, next);
        return first;
    }

    private static void requireNoNull(Diffable diffable, @Nullable Tensor... inputs) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] == null) {
                throw new IllegalArgumentException(name(diffable) + " was given null as input " + i);
            }
        }
    }

    private static void requireNumbers(Diffable operation, Tensor... inputs) {
        for (Tensor input : inputs) {
            if (input.dataType() == DataType.INT32) {
                throw new IllegalArgumentException(name(operation) + " can't compute with the INT " + input.kind()
                        + ": INT is for labels and indices; cast(DataType.FLOAT) makes numbers of them");
            }
        }
    }

    /** Copies what a user's forward returned into memory of our own: it may be a view, or belong to somebody else. */
    private static INDArray takeIn(Diffable diffable, INDArray[] inputs, @Nullable INDArray y, DataType type) {
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
            throw new IllegalArgumentException(forward + " returned " + y.dataType() + " numbers for " + type
                    + " inputs; return y.castTo(x.dataType())");
        }
        Shapes.requireNotEmpty(forward + " returned the", y);
        return ArrayMemory.copy(y);
    }
}
