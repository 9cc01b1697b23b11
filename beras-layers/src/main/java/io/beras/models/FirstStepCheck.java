package io.beras.models;

import io.beras.core.Call;
import io.beras.core.ClassNames;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.data.Batch;
import io.beras.losses.Loss;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Checks the first training step of a run for mistakes that would let training go on and learn little or nothing.
 *
 * @param calls the recorded calls of the step, before its gradient
 */
record FirstStepCheck(
        CompileSettings compiled, Batch batch, List<Tensor> predictions, BatchLoss loss, List<Call> calls) {

    /** Checks the outputs of the model against their losses and the targets. */
    void checkOutput() {
        for (int i = 0; i < predictions.size(); i++) {
            int output = i;
            InOutput.check(
                    compiled,
                    output,
                    () -> checkOutput(compiled.outputs().get(output).loss(), predictions.get(output)));
        }
        SampleWeightCheck.require(compiled, predictions, batch);
    }

    private void checkOutput(Loss loss, Tensor prediction) {
        UnregisteredWeights.refuse(compiled.model(), batch.inputs(), prediction, calls);
        OutputActivation activation = OutputActivation.ofCall(calls, prediction);
        OutputCheck check = new OutputCheck(loss);
        check.requireActivation(activation);
        check.requireValues(prediction, activation);
    }

    /** Checks that training changes every trainable weight, unless the model allows unused weights. */
    void checkGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
        if (!compiled.model().allowsUnusedWeights()) {
            new UnusedWeights(calls, loss.ofPredictions()).refuse(compiled.model(), variables, gradients);
        }
    }

    /** Rejects (n) beside (n, 1), before a custom loss broadcasts them to (n, n). */
    static void requireTargetShapes(CompileSettings compiled, List<Tensor> predictions, Batch batch) {
        for (int i = 0; i < predictions.size(); i++) {
            int output = i;
            InOutput.check(
                    compiled,
                    output,
                    () -> requireTargetShape(
                            compiled.outputs().get(output).loss(),
                            predictions.get(output),
                            batch.targets().get(output)));
        }
    }

    private static void requireTargetShape(Loss loss, Tensor prediction, Tensor y) {
        boolean broadcasts = y.dataType() != DataType.INT32
                && y.length() > 1
                && (isColumn(prediction) && y.rank() == 1 || isColumn(y) && prediction.rank() == 1);
        if (broadcasts) {
            throw new ShapeException(ClassNames.of(loss) + " compares predictions of shape "
                    + Shapes.text(prediction.shape()) + " with targets of shape " + Shapes.text(y.shape())
                    + ", which would broadcast; reshape the targets, as in "
                    + (y.rank() == 1 ? "y.reshape(-1, 1)" : "y.reshape(-1)"));
        }
    }

    private static boolean isColumn(Tensor tensor) {
        return tensor.rank() == 2 && tensor.size(1) == 1;
    }
}
