package io.beras.core.gradcheck;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** Recognizes FLOAT tensors that a function makes or holds itself, and that a check in DOUBLE can't use. */
final class FloatInside {

    private static final String REMEDY = "; make tensors in the type of the input, as Tensor.zerosLike(x),"
            + " Tensor.zeros(x.dataType(), …) or Tensor.eye(x.dataType(), …), and convert a tensor from outside with"
            + " cast(x.dataType())";

    private FloatInside() {}

    /** Returns the diagnosis of an exception in DOUBLE, if the function works in FLOAT. */
    static Optional<Diagnosis> of(
            RuntimeException inDouble, Callable function, List<Variable> weights, List<Tensor> inputs, WeightKeeper keeper) {
        if (inDouble instanceof UnsupportedOperationException) {
            return Optional.empty();
        }
        try {
            keeper.reset(DataType.FLOAT);
            Tensor[] x = inputs.stream().map(FloatInside::inFloat).toArray(Tensor[]::new);
            try (GradientTape tape = new GradientTape()) {
                Arrays.stream(x)
                        .filter(each -> each.dataType() == DataType.FLOAT)
                        .forEach(tape::watch);
                List<Tensor> sources = new java.util.ArrayList<>(weights);
                Arrays.stream(x)
                        .filter(each -> each.dataType() == DataType.FLOAT)
                        .forEach(sources::add);
                tape.gradient(function.call(x).sum(), sources, Unconnected.ZERO);
            }
        } catch (RuntimeException inFloatToo) {
            return Optional.empty();
        } finally {
            keeper.reset(DataType.DOUBLE);
        }
        return Optional.of(new Diagnosis(
                "float-inside",
                "looks like a FLOAT tensor made or held inside the function; the check runs in DOUBLE: "
                        + Objects.requireNonNullElse(inDouble.getMessage(), inDouble.toString()) + REMEDY));
    }

    /** Returns the diagnosis of a result of another type than DOUBLE. */
    static Optional<Diagnosis> of(Tensor y) {
        return y.dataType() == DataType.FLOAT
                ? Optional.of(new Diagnosis(
                        "float-inside",
                        "looks like a function that returns FLOAT for DOUBLE inputs; the check runs in DOUBLE" + REMEDY))
                : Optional.empty();
    }

    /** Returns the diagnosis of values with the accuracy of FLOAT only: right to four digits, and all of them FLOATs. */
    static Optional<Diagnosis> of(GradientReport.SourceCheck source, double[] gradient) {
        boolean near = source.worst().stream()
                .allMatch(row -> Math.abs(row.analytic() - row.numeric()) <= 1e-4 * Math.abs(row.numeric()));
        boolean floats = Arrays.stream(gradient).allMatch(v -> v == (float) v);
        return near && floats
                ? Optional.of(new Diagnosis(
                        "float-inside",
                        "looks like a gradient that goes through FLOAT values; the check runs in DOUBLE, so compute with"
                                + " tensors or toDoubleArray()" + REMEDY))
                : Optional.empty();
    }

    private static Tensor inFloat(Tensor x) {
        return x.dataType() == DataType.INT32 ? x : x.cast(DataType.FLOAT);
    }
}
