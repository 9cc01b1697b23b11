package io.beras.callbacks;

import io.beras.core.ClassNames;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.models.Callback;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** The state of an earlier run, checked while a callback reads it. */
final class SavedState {

    /** The name of the watched value in the state of a callback. */
    static final String MONITOR = "monitor";

    private final String owner;
    private final Map<String, ? extends Tensor> values;

    SavedState(Callback owner, Map<String, ? extends Tensor> values) {
        this(ClassNames.of(owner), values);
    }

    SavedState(String owner, Map<String, ? extends Tensor> values) {
        this.owner = owner;
        this.values = values;
    }

    /** Returns a value as a part of a state. */
    static Tensor scalar(double value) {
        return Tensor.scalar(DataType.DOUBLE, value);
    }

    /** Returns a text as a part of a state: its characters. */
    static Tensor text(String value) {
        return Tensor.of(DataType.DOUBLE, value.chars().asDoubleStream().toArray());
    }

    /** Throws if the names are not exactly these. */
    void requireNames(Collection<String> names) {
        if (values.size() != names.size() || !values.keySet().containsAll(names)) {
            throw new IllegalArgumentException("the state to restore holds " + values.keySet() + ", but the state of "
                    + owner + " holds " + List.copyOf(names) + "; restore what its state() returned");
        }
    }

    /** Throws if the saved callback watched another value: the best values can't be compared. */
    void requireMonitor(String present) {
        String saved = textOf(MONITOR);
        if (!saved.equals(present)) {
            throw new IllegalArgumentException("the saved " + owner + " watched \"" + saved + "\", and this " + owner
                    + " watches \"" + present
                    + "\"; watch the value of the saved run, and add callbacks of one class in"
                    + " the same order");
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Tensor tensor(String name) {
        @Nullable Tensor value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the state to restore holds " + values.keySet() + ", but " + owner
                    + " needs \"" + name + "\"; restore what its state() returned");
        }
        return value;
    }

    /** Returns a scalar that is not NaN. */
    double number(String name) {
        Tensor value = tensor(name);
        if (value.rank() != 0) {
            throw new IllegalArgumentException("the state to restore holds \"" + name + "\" in the shape "
                    + Shapes.text(value.shape()) + ", but it must be a scalar; restore what state() returned");
        }
        double number = value.item();
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException(
                    "the state to restore holds NaN as \"" + name + "\"; restore another checkpoint");
        }
        return number;
    }

    /** Returns a scalar that is a whole number of at least 0. */
    int count(String name) {
        double value = number(name);
        if (value < 0 || value > Integer.MAX_VALUE || value != Math.rint(value)) {
            throw new IllegalArgumentException("the state to restore holds " + value + " as \"" + name
                    + "\", but it must be a whole number of at least 0; restore another checkpoint");
        }
        return (int) value;
    }

    /** Returns a text that {@link #text(String)} made. */
    String textOf(String name) {
        StringBuilder text = new StringBuilder();
        for (double character : tensor(name).toDoubleArray()) {
            text.append((char) character);
        }
        return text.toString();
    }
}
