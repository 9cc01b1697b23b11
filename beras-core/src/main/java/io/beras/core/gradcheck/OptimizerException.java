package io.beras.core.gradcheck;

import io.beras.core.Optimizer;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;

/** Finds the reason of an exception in an optimizer's step. */
final class OptimizerException {

    private OptimizerException() {}

    /** Returns the reason, if it is a missing gradient, or a FLOAT tensor made inside. */
    static Optional<Diagnosis> diagnose(Supplier<? extends Optimizer> optimizer, long seed, RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains(DataType.FLOAT.name()) && message.contains(DataType.DOUBLE.name())) {
            return Optional.of(new Diagnosis(
                    "float-inside",
                    "looks like a FLOAT tensor made inside, such as Tensor.zeros(shape): make state with"
                            + " Tensor.zerosLike(variable), which has the variable's type"));
        }
        if (e instanceof NullPointerException && runsWithoutNull(optimizer, seed)) {
            return Optional.of(new Diagnosis(
                    "null-gradient",
                    "looks like a missing test for null: a variable without a gradient stays unchanged"));
        }
        return Optional.empty();
    }

    private static boolean runsWithoutNull(Supplier<? extends Optimizer> optimizer, long seed) {
        try {
            OptimizerTrial.ofThree(seed).withZerosForNull().run(optimizer.get());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    static Diagnosis unknown() {
        return new Diagnosis(
                "exception",
                "looks like an error in the code, not in the formula: the first line of the"
                        + " exception says what failed");
    }
}
