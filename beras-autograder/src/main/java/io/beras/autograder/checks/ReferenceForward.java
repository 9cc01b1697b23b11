package io.beras.autograder.checks;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A student's function with one gradient method of the student; forward and the other gradients follow a formula.
 *
 * <p>So a gradient method is judged by itself: forward may be wrong, or not yet written. The weights are the student's. The
 * student's forward runs too, and its result is ignored: a function that keeps its input in a field keeps it here as well.
 */
abstract sealed class ReferenceForward implements Diffable {

    final Diffable student;
    private final Formula formula;

    private ReferenceForward(Diffable student, Formula formula) {
        this.student = student;
        this.formula = formula;
    }

    /** Returns the function whose {@code inputGradients} are the student's. */
    static ReferenceForward testingInputGradients(Diffable student, Formula formula) {
        return new InputGradients(student, formula);
    }

    /** Returns the function whose {@code weightGradients} are the student's. */
    static ReferenceForward testingWeightGradients(Diffable student, Formula formula) {
        return new WeightGradients(student, formula);
    }

    @Override
    public final List<Variable> ownWeights() {
        return student.ownWeights();
    }

    @Override
    public final String inputName(int index) {
        return student.inputName(index);
    }

    @Override
    public final INDArray forward(INDArray... inputs) {
        runIfWritten(inputs);
        List<Tensor> x = IntStream.range(0, inputs.length)
                .mapToObj(i -> Tensor.of(inputs[i]))
                .toList();
        return formula.value(x, ownWeights()).array();
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // another check judges the student's forward
    private void runIfWritten(INDArray... inputs) {
        INDArray[] copies = new INDArray[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            copies[i] = inputs[i].dup();
        }
        try {
            student.forward(copies);
        } catch (RuntimeException notWritten) {
            return;
        }
    }

    /** Returns the call as the student's methods see it: a call of the student's object. */
    final Call asStudents(Call call) {
        return new Call(student, call.inputs(), call.output());
    }

    /** Returns the local gradients of the formula by some of its inputs or weights, through a tape. */
    final List<LocalGradient> formulaGradients(Call call, List<? extends Tensor> sources) {
        List<LocalGradient> locals = new ArrayList<>();
        for (Tensor source : sources) {
            locals.add(g -> {
                try (GradientTape tape = new GradientTape()) {
                    tape.watch(source);
                    Tensor y = formula.value(call.inputs(), ownWeights());
                    return tape.gradient(y.mul(g).sum(), source);
                }
            });
        }
        return locals;
    }

    private static final class InputGradients extends ReferenceForward {

        private InputGradients(Diffable student, Formula formula) {
            super(student, formula);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return student.inputGradients(asStudents(call));
        }

        @Override
        public List<LocalGradient> weightGradients(Call call) {
            return formulaGradients(call, ownWeights());
        }
    }

    private static final class WeightGradients extends ReferenceForward {

        private WeightGradients(Diffable student, Formula formula) {
            super(student, formula);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return formulaGradients(call, call.inputs());
        }

        @Override
        public List<LocalGradient> weightGradients(Call call) {
            return student.weightGradients(asStudents(call));
        }
    }
}
