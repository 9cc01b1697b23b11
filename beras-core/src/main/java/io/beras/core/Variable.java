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
 * A tensor that training changes: a weight or a bias of a layer.
 *
 * <p>Tapes record what depends on a trainable variable without {@code watch}. A variable changes only in place, by
 * {@link #assign} and {@link #assignSub}. A tape that recorded the old value then throws an error instead of returning a
 * wrong gradient. No {@link StepScope} ends a variable.
 *
 * <pre>{@code
 * Variable w = new Variable("w", Tensor.of(2));
 * w.assignSub(gradient.mul(learningRate));
 * }</pre>
 */
public class Variable extends Tensor {

    private final boolean canTrain;
    private String ownName;
    private String name;
    private boolean trainable;
    private @Nullable Regularizer regularizer;
    private long version;
    private @Nullable WeightLock lock;
    private boolean handedOut;
    private long checksumAtHandOut;

    /** Creates a trainable variable with a copy of this tensor as its initial value. */
    public Variable(String name, Tensor initial) {
        this(name, initial, true);
    }

    private Variable(String name, Tensor initial, boolean canTrain) {
        super(ArrayMemory.neverClosed(ArrayMemory.copyLasting(initial.view())), null);
        DataTypeChecks.requireFloating("a variable", initial.dataType());
        this.ownName = name;
        this.name = name;
        this.canTrain = canTrain;
        this.trainable = canTrain;
    }

    /** Returns a variable that no optimizer changes, such as a running mean; it can not be made trainable. */
    public static Variable nonTrainable(String name, Tensor initial) {
        return new Variable(name, initial, false);
    }

    /**
     * Returns the name for messages and for the state of optimizers, such as "dense_1/w": the path in the first model that
     * got the variable. Files store the names of {@link Weighted#namedWeights}.
     */
    public String name() {
        return name;
    }

    /** Returns the name inside the layer, such as "w", which no model changes. */
    public String ownName() {
        return ownName;
    }

    /** Renames the variable: sets the {@link #ownName()} and the {@link #name()}. */
    public void setName(String name) {
        this.ownName = name;
        this.name = name;
    }

    /**
     * Sets the {@link #name()} to a path in a model, if the path ends in the present name. So the first model that gets a
     * layer names its variables, and a model around this model makes the names longer; a second model does not rename.
     */
    void lengthenName(String path) {
        if (path.endsWith("/" + name)) {
            name = path;
        }
    }

    /** Returns whether training changes this variable. */
    public boolean trainable() {
        return trainable;
    }

    /** Returns false for a variable created by {@link #nonTrainable}, which a forward pass may change. */
    boolean canTrain() {
        return canTrain;
    }

    /** Freezes (false) or unfreezes (true) the variable; has no effect after {@link #nonTrainable}. */
    public void setTrainable(boolean trainable) {
        this.trainable = trainable && canTrain;
    }

    /** Returns whether {@link #setTrainable setTrainable(false)} froze the variable; false after {@link #nonTrainable}. */
    public boolean frozen() {
        return canTrain && !trainable;
    }

    /** Sets the penalty on this variable that training adds to the loss; none by default. */
    public void setRegularizer(Regularizer regularizer) {
        this.regularizer = regularizer;
    }

    /** Returns the penalty that training adds to the loss, if there is one. */
    public Optional<Regularizer> regularizer() {
        return Optional.ofNullable(regularizer);
    }

    /** Returns the penalty on the present value, a scalar, if this variable has a {@link Regularizer}. */
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

    /**
     * Returns the live array, for reading only: its elements change with the variable. To write, use {@link #assign}.
     *
     * <p>Closing the array has no effect. A tape compares the elements at the gradient with the elements that it recorded,
     * and throws {@link IllegalStateException} if the program wrote into the array between.
     */
    @Override
    public INDArray array() {
        INDArray array = view();
        if (!handedOut) {
            checksumAtHandOut = ArrayMemory.checksum(array);
            handedOut = true;
        }
        return array;
    }

    /**
     * Returns the live array for a layer that passes it to kernels only. Unlike {@link #array}, it costs no comparison at
     * the gradient; so it must not reach code that could write into it.
     */
    public INDArray arrayForKernels() {
        return view();
    }

    /** Copies the elements of a tensor of the same shape and type into the variable. */
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
     * Changes this FLOAT variable and the optimizer state that belongs to it, in one pass over memory.
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
     * @param state the optimizer state: other variables of this shape, which the loop may change
     * @param loop the update of n elements at a time; the JVM vectorises loops as simple as the example
     */
    public void update(Tensor g, List<Variable> state, UpdateLoop loop) {
        if (dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException(
                    "update on " + kind() + " needs it to be FLOAT, not " + dataType() + "; use assign or assignSub");
        }
        requireFit("update", g);
        requireDifferent(state);
        INDArray[] slots = new INDArray[state.size()];
        for (int k = 0; k < slots.length; k++) {
            requireFit("update", state.get(k));
            slots[k] = state.get(k).view();
        }
        INDArray gradient = g.view();
        version++; // before the loop, which may fail after some elements have changed
        state.forEach(variable -> variable.version++);
        Kernels.update(loop, view(), gradient, slots);
    }

    /** Returns the number of changes so far, by which a tape notices a change. */
    long version() {
        return version;
    }

    /** Returns the lock of the variables that are used together with this variable, or null before their first use. */
    @Nullable
    WeightLock lock() {
        return lock;
    }

    void setLock(WeightLock lock) {
        this.lock = lock;
    }

    /** Returns a checksum of the elements, or 0 if no program code has the live array. */
    long checksum() {
        return handedOut ? ArrayMemory.checksum(view()) : 0;
    }

    /** Returns whether the program wrote into the live array since this version had the given {@link #checksum()}. */
    boolean differsFrom(long checksum) {
        return handedOut && ArrayMemory.checksum(view()) != (checksum == 0 ? checksumAtHandOut : checksum);
    }

    /** Converts this variable to FLOAT or DOUBLE, in place; {@link Weighted#cast} converts a whole tree. */
    public void castInPlace(DataType type) {
        DataTypeChecks.requireFloating("cast", type);
        if (type != dataType()) {
            INDArray converted = ArrayMemory.copyInto(ArrayMemory.allocateLasting(type, shape()), view());
            replaceArray(ArrayMemory.neverClosed(converted));
            handedOut = false;
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
