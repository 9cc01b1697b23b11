package io.beras.core.gradcheck;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
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

    /** Returns the diagnosis of an exception in DOUBLE, if the function fails in DOUBLE each time, and works in FLOAT. */
    static Optional<Diagnosis> of(
            RuntimeException inDouble,
            Callable function,
            Selection selection,
            List<Tensor> inputs,
            WeightKeeper keeper) {
        try {
            if (works(DataType.DOUBLE, function, selection, inputs, keeper)
                    || !works(DataType.FLOAT, function, selection, inputs, keeper)) {
                return Optional.empty();
            }
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
                        "looks like a function that returns FLOAT for DOUBLE inputs; the check runs in DOUBLE"
                                + REMEDY))
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

    private static boolean works(
            DataType type, Callable function, Selection selection, List<Tensor> inputs, WeightKeeper keeper) {
        keeper.reset(type);
        List<Tensor> x = new ArrayList<>();
        for (Tensor input : inputs) {
            x.add(input.dataType() == DataType.INT32 ? input : new Variable("input", input.cast(type)));
        }
        try {
            FirstOrder first = new FirstOrder(function, x, selection.of(x, keeper.weights()));
            try (GradientTape tape = new GradientTape()) {
                FirstOrder.all(tape, first.output().sum(), first.sources());
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
