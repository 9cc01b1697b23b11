package io.beras.models;

import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** The losses of all samples, from the losses of batches: the total, and each of several outputs. */
final class LossAverages {

    private final CompileSettings compiled;
    private final List<LossAverage> ofOutputs = new ArrayList<>();
    private double penalties;
    private long samples;

    LossAverages(CompileSettings compiled) {
        this.compiled = compiled;
        compiled.outputs().forEach(output -> ofOutputs.add(new LossAverage(output.loss())));
    }

    /** Adds the losses of a batch of {@code size} samples, of which {@code penalty} is the part of the penalties. */
    void add(Map<String, Double> values, double penalty, int size) {
        if (compiled.hasOneOutput()) {
            ofOutputs.get(0).add(value("loss", values), penalty, size);
            return;
        }
        for (int output = 0; output < ofOutputs.size(); output++) {
            ofOutputs.get(output).add(value(compiled.valueName(output, "loss"), values), 0, size);
        }
        penalties += penalty * size;
        samples += size;
    }

    /** Returns "loss", and the losses of several outputs by their names. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        if (compiled.hasOneOutput()) {
            values.put("loss", ofOutputs.get(0).value());
            return values;
        }
        double total = penalties / samples;
        Map<String, Double> each = new LinkedHashMap<>();
        for (int output = 0; output < ofOutputs.size(); output++) {
            double value = ofOutputs.get(output).value();
            total += compiled.outputs().get(output).weight() * value;
            each.put(compiled.valueName(output, "loss"), value);
        }
        values.put("loss", total);
        values.putAll(each);
        return values;
    }

    /** Returns the sums so far as DOUBLE tensors that belong to no step. */
    Map<String, Tensor> state() {
        if (compiled.hasOneOutput()) {
            return Map.of("loss", ofOutputs.get(0).state());
        }
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put(
                "loss", Tensor.of(DataType.DOUBLE, penalties, (double) samples).detach());
        for (int output = 0; output < ofOutputs.size(); output++) {
            state.put(compiled.valueName(output, "loss"), ofOutputs.get(output).state());
        }
        return state;
    }

    /**
     * Replaces the sums by those of a {@link #state}.
     *
     * @throws IllegalArgumentException if the state is not of the same losses
     */
    void restore(Map<String, ? extends Tensor> state) {
        if (compiled.hasOneOutput()) {
            ofOutputs.get(0).restore(required("loss", state));
            return;
        }
        double[] sums = required("loss", state).toDoubleArray();
        if (sums.length != 2) {
            throw new IllegalArgumentException("the state of a loss of several outputs has 2 values, not " + sums.length
                    + "; restore what state() returned");
        }
        for (int output = 0; output < ofOutputs.size(); output++) {
            ofOutputs.get(output).restore(required(compiled.valueName(output, "loss"), state));
        }
        penalties = sums[0];
        samples = (long) sums[1];
    }

    private static Tensor required(String name, Map<String, ? extends Tensor> state) {
        @Nullable Tensor value = state.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the state of an epoch needs \"" + name + "\", but has " + state.keySet()
                    + "; restore what state() returned");
        }
        return value;
    }

    private static double value(String name, Map<String, Double> values) {
        return Objects.requireNonNull(values.get(name));
    }
}
