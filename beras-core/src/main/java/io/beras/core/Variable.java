package io.beras.core;

import io.beras.core.arrays.ArrayMemory;
import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.UpdateLoop;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tensor that training moves: the weights and biases of layers.
 *
 * <p>Tapes record what depends on a trainable variable without being told to. It changes only in place, by
 * {@link #assign} and {@link #assignSub}; a tape that recorded the old value notices and says so, instead of giving a
 * wrong gradient. It lives until nobody refers to it: no {@link StepScope} ends it.
 *
 * <pre>{@code
 * Variable w = new Variable("w", Tensor.of(2));
 * w.assignSub(gradient.mul(learningRate));
 * }</pre>
 */
public class Variable extends Tensor {

    private final boolean canTrain;
    private String name;
    private boolean trainable;
    private @Nullable Regularizer regularizer;
    private long version;

    /** Makes a trainable variable that starts with a copy of this tensor's numbers. */
    public Variable(String name, Tensor initial) {
        this(name, initial, true);
    }

    private Variable(String name, Tensor initial, boolean canTrain) {
        super(ArrayMemory.copyLasting(initial.view()), null);
        DataTypes.requireFloating("a variable", initial.dataType());
        this.name = name;
        this.canTrain = canTrain;
        this.trainable = canTrain;
    }

    /** Returns a variable that no optimizer moves, such as a running mean; it stays so. */
    public static Variable nonTrainable(String name, Tensor initial) {
        return new Variable(name, initial, false);
    }

    /** Returns the name, as in "dense_1/w". */
    public String name() {
        return name;
    }

    /** Renames the variable: a model does, when a layer joins it. */
    public void setName(String name) {
        this.name = name;
    }

    /** Returns whether training moves this variable. */
    public boolean trainable() {
        return trainable;
    }

    /** Freezes or thaws the variable; one made by {@link #nonTrainable} stays as it is. */
    public void setTrainable(boolean trainable) {
        this.trainable = trainable && canTrain;
    }

    /** Sets the penalty that training adds to the loss for this variable's numbers; none unless set. */
    public void setRegularizer(Regularizer regularizer) {
        this.regularizer = regularizer;
    }

    /** Returns the penalty on this variable's present numbers, a scalar, if it has a {@link Regularizer}. */
    Optional<Tensor> penalty() {
        if (regularizer == null) {
            return Optional.empty();
        }
        Tensor penalty = regularizer.penalty(this);
        if (penalty.rank() != 0) {
            throw new ShapeException("the regularizer of " + kind() + " must return a scalar, but returned the shape "
                    + Shapes.text(penalty.shape()) + "; end it with a sum or a mean over all axes");
        }
        return Optional.of(penalty);
    }

    /** Returns the numbers themselves, for reading only: they change with the variable, which only assign may do. */
    @Override
    public INDArray array() {
        return view();
    }

    /** Gives the variable the numbers of a tensor of the same shape and type. */
    public void assign(Tensor value) {
        requireFit("assign", value);
        ArrayMemory.copyInto(view(), value.view());
        version++;
    }

    /** Subtracts a tensor of the same shape and type: w ← w − change. */
    public void assignSub(Tensor change) {
        requireFit("assignSub", change);
        Kernels.subtractInPlace(view(), change.view());
        version++;
    }

    /**
     * Changes this FLOAT variable and what an optimizer remembers of it, in one pass over their numbers.
     *
     * <pre>{@code
     * w.update(g, List.of(v), (weights, gradients, state, n) -> {          // SGD with momentum
     *     float[] velocity = state[0];
     *     for (int i = 0; i < n; i++) {
     *         velocity[i] = 0.9f * velocity[i] + gradients[i];
     *         weights[i] -= 0.01f * velocity[i];
     *     }
     * });
     * }</pre>
     *
     * @param g the gradient, in this variable's shape
     * @param state what the optimizer remembers: other variables of this shape, changed with it
     * @param loop what to do to some of the numbers at a time; vectorised, if it is as simple as the one above
     */
    public void update(Tensor g, List<Variable> state, UpdateLoop loop) {
        if (dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException(
                    "update on " + kind() + " needs it to be FLOAT, not " + dataType() + "; use assign or assignSub");
        }
        requireFit("update", g);
        requireDifferent(state);
        INDArray[] remembered = new INDArray[state.size()];
        for (int k = 0; k < remembered.length; k++) {
            requireFit("update", state.get(k));
            remembered[k] = state.get(k).view();
        }
        INDArray gradient = g.view();
        version++; // before the loop, which may fail when some numbers have moved
        state.forEach(variable -> variable.version++);
        Kernels.update(loop, view(), gradient, remembered);
    }

    /** Returns how often this variable has changed: for the tape that recorded it. */
    long version() {
        return version;
    }

    /** Converts the values to FLOAT or DOUBLE, in place: for one variable what {@link Weighted#cast} does for a tree. */
    public void castInPlace(DataType type) {
        DataTypes.requireFloating("cast", type);
        if (type != dataType()) {
            replaceArray(ArrayMemory.copyInto(ArrayMemory.allocateLasting(type, shape()), view()));
            version++;
        }
    }

    @Override
    String kind() {
        return "variable \"" + name + "\" " + Shapes.text(shape());
    }

    private void requireDifferent(List<Variable> state) {
        for (int k = 0; k < state.size(); k++) {
            if (state.get(k) == this || state.subList(0, k).contains(state.get(k))) {
                throw new IllegalArgumentException(
                        "update on " + kind() + " needs each variable once, but its state holds "
                                + state.get(k).kind() + " again");
            }
        }
    }

    private void requireFit(String operation, Tensor value) {
        if (!Arrays.equals(shape(), value.shape())) {
            throw new ShapeException(operation + " on " + kind() + " needs a tensor of the same shape, not "
                    + Shapes.text(value.shape()));
        }
        if (dataType() != value.dataType()) {
            throw new IllegalArgumentException(operation + " on " + kind() + " needs a " + dataType() + " tensor, not "
                    + value.dataType() + "; cast(...) it first");
        }
    }
}
