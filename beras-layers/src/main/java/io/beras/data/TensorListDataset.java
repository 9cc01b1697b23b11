package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** A data set of the slices of several tensors: the inputs of a model and the targets of its outputs. */
record TensorListDataset(List<Tensor> inputs, List<Tensor> targets) implements Dataset {

    /** Returns a data set of these tensors; targets (n, 1) of INT labels become (n). */
    static Dataset of(List<Tensor> inputs, List<Tensor> targets) {
        if (inputs.isEmpty() || targets.isEmpty()) {
            throw new IllegalArgumentException("a data set needs at least one input and one target, not "
                    + inputs.size() + " and " + targets.size());
        }
        for (List<Tensor> tensors : List.of(inputs, targets)) {
            for (Tensor tensor : tensors) {
                if (tensor.rank() == 0
                        || inputs.get(0).rank() == 0
                        || tensor.size(0) != inputs.get(0).size(0)) {
                    throw new ShapeException(
                            "a data set needs as many samples in each input and target along axis 0, not x "
                                    + text(inputs) + " and y " + text(targets));
                }
            }
        }
        return inputs.size() == 1 && targets.size() == 1
                ? Dataset.of(inputs.get(0), targets.get(0))
                : new TensorListDataset(
                        List.copyOf(inputs),
                        targets.stream().map(TensorListDataset::target).toList());
    }

    private static Tensor target(Tensor y) {
        boolean isColumnOfLabels = y.dataType() == DataType.INT32 && y.rank() > 1 && y.length() == y.size(0);
        return isColumnOfLabels ? y.reshape(-1).detach() : y;
    }

    private static String text(List<Tensor> tensors) {
        return String.join(
                ", ",
                tensors.stream().map(tensor -> Shapes.text(tensor.shape())).toList());
    }

    @Override
    public int size() {
        return Math.toIntExact(inputs.get(0).size(0));
    }

    @Override
    public Batch batch(int... indices) {
        return Batch.of(gather(inputs, indices), gather(targets, indices));
    }

    private static List<Tensor> gather(List<Tensor> tensors, int... indices) {
        return tensors.stream().map(tensor -> tensor.gather(indices)).toList();
    }

    /** Returns the classes of the only target; several targets have no common classes. */
    @Override
    public Optional<int[]> labels() {
        return targets.size() == 1 ? ClassLabels.of(targets.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return SampleText.of(inputs, targets);
    }
}
