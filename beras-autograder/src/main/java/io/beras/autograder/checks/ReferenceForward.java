package io.beras.autograder.checks;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        return new ReferenceForwardForInputs(student, formula);
    }

    /** Returns the function whose {@code weightGradients} are the student's. */
    static ReferenceForward testingWeightGradients(Diffable student, Formula formula) {
        return new ReferenceForwardForWeights(student, formula);
    }

    /** Runs the student's forward for its effects on the student's object; it may be wrong or not yet written. */
    static void runIfWritten(Diffable student, List<Tensor> inputs) {
        try {
            student.forward(inputs.stream().map(x -> x.array().dup()).toArray(INDArray[]::new));
        } catch (RuntimeException e) {
            return; // another check judges the student's forward
        }
    }

    @Override
    public final List<Variable> ownWeights() {
        return student.ownWeights();
    }

    /** Returns the student's function, so that a check that looks into its parts sees it. */
    @Override
    public final List<Weighted> children() {
        return List.of(student);
    }

    @Override
    public final String inputName(int index) {
        return student.inputName(index);
    }

    @Override
    public final INDArray forward(INDArray... inputs) {
        List<Tensor> x = Stream.of(inputs).map(Tensor::of).toList();
        runIfWritten(student, x);
        return formula.value(x, ownWeights()).array();
    }

    /** Returns the call as the student's methods see it: a call of the student's object. */
    final Call asStudents(Call call) {
        return new Call(student, call.inputs(), call.output());
    }

    /** Returns the local gradients of the formula by some of its inputs or weights, through a tape. */
    final List<LocalGradient> formulaGradients(Call call, List<? extends Tensor> sources) {
        List<LocalGradient> locals = new ArrayList<>();
        for (Tensor source : sources) {
            locals.add(g -> gradient(formula, call.inputs(), ownWeights(), source, g));
        }
        return locals;
    }

    /** Returns the gradient of a formula by one of its inputs or weights, for the upstream gradient g. */
    static Tensor gradient(Formula formula, List<Tensor> inputs, List<Variable> weights, Tensor source, Tensor g) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(source);
            return tape.gradient(formula.value(inputs, weights).mul(g).sum(), source);
        }
    }

    private static final class ReferenceForwardForInputs extends ReferenceForward {

        private ReferenceForwardForInputs(Diffable student, Formula formula) {
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

    private static final class ReferenceForwardForWeights extends ReferenceForward {

        private ReferenceForwardForWeights(Diffable student, Formula formula) {
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
