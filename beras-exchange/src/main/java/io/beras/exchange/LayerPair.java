package io.beras.exchange;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.messages.Quoted;
import io.beras.exchange.SourceLayer.SourceWeight;
import io.beras.io.DataFileException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A layer of a file beside a layer of a model. */
record LayerPair(
        SourceLayer theirs,
        TargetLayer ours,
        Layouts layouts,
        @Nullable ImageOrder order) {

    /** Returns the reason why the weights do not fit, or null if they fit. */
    @Nullable
    String misfit() {
        if (!theirs.kinds().contains(ours.kind())) {
            return "is not of the kind " + ours.kind();
        }
        if (!theirs.weights().keySet().equals(ours.weights().keySet())) {
            return "has other weights: " + theirs.weights().keySet() + ", not "
                    + ours.weights().keySet();
        }
        for (Map.Entry<Role, Variable> weight : ours.weights().entrySet()) {
            long[] wanted = layouts.theirShape(
                    ours.kind(), weight.getKey(), weight.getValue().shape());
            SourceWeight their = their(weight.getKey());
            if (!Arrays.equals(wanted, their.shape())) {
                return "would need " + Quoted.of(their.name()) + " of the shape " + Shapes.text(wanted) + ", not "
                        + Shapes.text(their.shape());
            }
        }
        if (theirs.epsilon().isPresent() && !theirs.epsilon().equals(ours.epsilon())) {
            return "has ε = " + theirs.epsilon().getAsDouble() + ", but the layer of the model has ε = "
                    + ours.epsilon().getAsDouble() + ", so call epsilon("
                    + theirs.epsilon().getAsDouble()
                    + ") of the layer";
        }
        return null;
    }

    /** Returns the match of a weight for the report. */
    WeightMatch match(Role role, String name) {
        Variable our = our(role);
        SourceWeight their = their(role);
        return new WeightMatch(their.name(), their.shape(), name, our.shape(), change(role, their, our));
    }

    private String change(Role role, SourceWeight their, Variable our) {
        StringBuilder change = new StringBuilder();
        int[] axes = layouts.axes(ours.kind(), role, our.shape());
        if (!isSorted(axes)) {
            change.append(axes.length == 2 ? "transposed" : "axes " + Arrays.toString(axes));
        }
        if (isReordered(role)) {
            change.append(change.isEmpty() ? "" : ", ").append("rows (height, width, channels) reordered");
        }
        if (change.isEmpty() && !Arrays.equals(their.shape(), our.shape())) {
            change.append("reshaped");
        }
        if (their.type().dataType() != our.dataType() || their.type().width() < Float.BYTES) {
            change.append(change.isEmpty() ? "" : ", ")
                    .append(their.type())
                    .append(" to ")
                    .append(our.dataType());
        }
        return change.toString();
    }

    private static boolean isSorted(int... axes) {
        return IntStream.range(0, axes.length).allMatch(axis -> axes[axis] == axis);
    }

    /** The bias of a Dense follows its columns, not the flattened images. */
    private boolean isReordered(Role role) {
        return order != null && role != Role.BIAS;
    }

    /** Reads a weight in the layout, the shape and the type of the model. */
    Tensor value(Role role) throws DataFileException {
        Variable our = our(role);
        Tensor value = their(role).reader().read();
        if (order != null && isReordered(role)) {
            value = order.reordered(value);
        }
        int[] axes = layouts.axes(ours.kind(), role, our.shape());
        Tensor inOrder = isSorted(axes) ? value : value.transpose(axes);
        return inOrder.reshape(our.shape()).cast(our.dataType());
    }

    private SourceWeight their(Role role) {
        return Objects.requireNonNull(theirs.weights().get(role));
    }

    private Variable our(Role role) {
        return Objects.requireNonNull(ours.weights().get(role));
    }
}
