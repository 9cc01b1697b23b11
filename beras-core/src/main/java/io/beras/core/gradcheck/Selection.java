package io.beras.core.gradcheck;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Selects the inputs and weights to check.
 *
 * @param inputs whether inputs are checked
 * @param onlyInputs the indices of the inputs to check; empty for all
 * @param weights whether trainable weights are checked
 */
record Selection(boolean inputs, int[] onlyInputs, boolean weights) {

    /** Returns the selected inputs, then the trainable weights. */
    List<Variable> of(List<Tensor> x, List<Variable> allWeights) {
        requireInputs(x.size());
        List<Variable> sources = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            if (selectsInput(i) && x.get(i) instanceof Variable input) {
                sources.add(input);
            }
        }
        if (weights) {
            allWeights.stream().filter(Variable::trainable).forEach(sources::add);
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is nothing to check: the function has no FLOAT or DOUBLE input and no trainable weight"
                            + (inputs && weights ? "" : " that is selected"));
        }
        return sources;
    }

    boolean selectsInput(int index) {
        return inputs && (onlyInputs.length == 0 || Arrays.stream(onlyInputs).anyMatch(i -> i == index));
    }

    private void requireInputs(int count) {
        for (int index : onlyInputs) {
            if (index < 0 || index >= count) {
                throw new IllegalArgumentException("onlyInputs names input " + index + ", but check was given " + count
                        + " inputs, counted from 0");
            }
        }
    }
}
