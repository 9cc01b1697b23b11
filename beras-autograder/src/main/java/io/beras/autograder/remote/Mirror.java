package io.beras.autograder.remote;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What both processes know of a variable that stands in both. */
final class Mirror {

    private final int number;
    private String name;
    private boolean trainable;
    private boolean canTrain = true;
    private @Nullable ArrayContent content;

    Mirror(int number) {
        this.number = number;
        this.name = "";
    }

    int number() {
        return number;
    }

    /** Returns whether the other process has the variable. */
    boolean isSent() {
        return content != null;
    }

    /** Forgets what the other process knows. */
    void forget() {
        content = null;
    }

    /** Returns whether the variable differs from what the other process knows. */
    boolean differsFrom(Variable variable) {
        INDArray array = variable.arrayForKernels();
        return content == null
                || content.type() != array.dataType()
                || trainable != variable.trainable()
                || !name.equals(variable.name())
                || !content.hasElements(ArrayContent.elements(array));
    }

    /** Writes the present state of the variable, which the other process then knows. */
    void write(Variable variable, FrameOutput output) {
        content = ArrayContent.of(variable.arrayForKernels());
        name = variable.name();
        trainable = variable.trainable();
        canTrain = trainable || variable.frozen();
        output.putString(name);
        output.putBoolean(trainable);
        output.putBoolean(canTrain);
        content.write(output);
    }

    /** Reads the state of the variable in the other process. */
    void read(FrameInput input) throws ProtocolException {
        name = input.takeString();
        trainable = input.takeBoolean();
        canTrain = input.takeBoolean();
        ArrayContent read = ArrayContent.read(input);
        if (!read.type().isFPType()) {
            throw new ProtocolException("a variable of the type " + read.type());
        }
        content = read;
    }

    /** Makes a variable of the state that was read. */
    Variable create() throws ProtocolException {
        Tensor initial = tensor();
        Variable variable = canTrain ? new Variable(name, initial) : Variable.nonTrainable(name, initial);
        variable.setTrainable(trainable);
        return variable;
    }

    /** Gives the state that was read to the variable. */
    void update(Variable variable) throws ProtocolException {
        Tensor value = tensor();
        variable.castInPlace(value.dataType());
        try {
            variable.assign(value);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a change of a variable that does not fit: " + e.getMessage());
        }
        variable.setTrainable(trainable);
        if (!variable.name().equals(name)) {
            variable.setName(name);
        }
    }

    private Tensor tensor() throws ProtocolException {
        if (content == null) {
            throw new ProtocolException("a variable without elements");
        }
        return Tensors.of(content);
    }
}
