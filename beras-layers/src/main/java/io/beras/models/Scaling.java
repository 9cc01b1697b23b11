package io.beras.models;

import io.beras.core.ClassNames;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.Standardization;
import io.beras.losses.BinaryCrossEntropy;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.Loss;
import io.beras.losses.SigmoidCrossEntropy;
import io.beras.losses.SoftmaxCrossEntropy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The standardization of a model's inputs and targets: x and y are standardized before the forward pass and the loss, and
 * predictions are converted back.
 *
 * @param inputs the standardization of x; null for none
 * @param targets the standardization of y; null for none
 */
record Scaling(@Nullable Standardization inputs, @Nullable Standardization targets) {

    static final Scaling NONE = new Scaling(null, null);

    /** Returns a batch of standardized samples and targets: the same batch without scaling. */
    Batch standardized(Batch batch) {
        if (inputs == null && targets == null) {
            return batch;
        }
        List<Tensor> x = inputs == null ? batch.inputs() : inputs(batch.inputs());
        List<Tensor> y = targets == null
                ? batch.targets()
                : List.of(standardized("scaleTargets", "y", targets, only("scaleTargets", "target", batch.targets())));
        Batch standardized = Batch.of(x, y);
        return batch.sampleWeights() == null ? standardized : standardized.withSampleWeights(batch.sampleWeights());
    }

    /** Returns standardized samples. */
    List<Tensor> inputs(List<Tensor> x) {
        return inputs == null ? x : List.of(standardized("scaleInputs", "x", inputs, only("scaleInputs", "input", x)));
    }

    /** Returns predictions in the units of the targets, in the type of the model. */
    List<Tensor> predictions(List<Tensor> outputs) {
        return targets == null ? outputs : List.of(targets.inverse(only("scaleTargets", "output", outputs)));
    }

    /** Returns predictions in the units of the targets, for metrics. Scaled targets are DOUBLE, to keep their digits. */
    List<Tensor> predictionsForMetrics(List<Tensor> outputs) {
        return targets == null
                ? outputs
                : List.of(targets.inverse(outputs.get(0).cast(DataType.DOUBLE)));
    }

    /** Returns the targets in their units, for metrics; {@code given} is the batch before {@link #standardized}. */
    List<Tensor> targetsForMetrics(Batch given, Batch prepared) {
        return targets == null ? prepared.targets() : List.of(given.y().cast(DataType.DOUBLE));
    }

    /** Throws if targets are scaled, and the model has several outputs or a loss of classes, which have no mean. */
    void requireFits(CompileSettings compiled) {
        if (targets == null) {
            return;
        }
        if (!compiled.hasOneOutput()) {
            throw new IllegalArgumentException("scaleTargets standardizes one target, but the model is compiled with "
                    + compiled.outputs().size()
                    + " losses; leave out scaleTargets, and standardize the targets before Dataset.of(...)");
        }
        Loss loss = compiled.outputs().get(0).loss();
        boolean takesClasses = loss instanceof SoftmaxCrossEntropy
                || loss instanceof CategoricalCrossEntropy
                || loss instanceof SigmoidCrossEntropy
                || loss instanceof BinaryCrossEntropy;
        if (takesClasses) {
            throw new IllegalArgumentException("scaleTargets is for a regression, but the targets of "
                    + ClassNames.of(loss) + " are classes; leave out scaleTargets, or compile with a loss such as"
                    + " MeanSquaredError");
        }
    }

    private static Tensor only(String method, String noun, List<Tensor> tensors) {
        if (tensors.size() != 1) {
            throw new IllegalArgumentException(
                    method + " standardizes one " + noun + ", but there are " + tensors.size() + "; leave out " + method
                            + ", and standardize the tensors before Dataset.of(...)");
        }
        return tensors.get(0);
    }

    private static Tensor standardized(String method, String name, Standardization standardization, Tensor tensor) {
        try {
            Tensor standardized = standardization.apply(tensor);
            if (Arrays.equals(standardized.shape(), tensor.shape())) {
                return standardized;
            }
        } catch (ShapeException e) {
            throw unfitting(method, name, standardization, tensor, e);
        }
        throw unfitting(method, name, standardization, tensor, null);
    }

    private static ShapeException unfitting(
            String method,
            String name,
            Standardization standardization,
            Tensor tensor,
            @Nullable ShapeException cause) {
        ShapeException unfitting = new ShapeException(method + " has a mean of shape "
                + Shapes.text(standardization.mean().shape()) + ", which does not fit "
                + name + " of shape " + Shapes.text(tensor.shape())
                + "; fit the Standardization to data of this shape");
        if (cause != null) {
            unfitting.initCause(cause);
        }
        return unfitting;
    }
}
