package io.beras.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a {@link Diffable}: what was called, on what, with what result. A tape is a list of these.
 *
 * @param diffable the function that was called
 * @param inputs its inputs, in order
 * @param output its output
 */
public record Call(Diffable diffable, List<Tensor> inputs, Tensor output) {

    /** Makes the record; the list of inputs is copied. */
    public Call {
        inputs = List.copyOf(inputs);
    }

    /** Returns one of the inputs, counted from 0. */
    public Tensor input(int index) {
        return inputs.get(index);
    }

    /** Returns the gradients of all inputs for an upstream gradient: the chain rule, one step. */
    public List<Tensor> composeInputGradients(Tensor upstream) {
        return inputGradients().stream().map(local -> local.compose(upstream)).toList();
    }

    /** Returns the gradients of all own weights for an upstream gradient: the chain rule, one step. */
    public List<Tensor> composeWeightGradients(Tensor upstream) {
        return weightGradients().stream().map(local -> local.compose(upstream)).toList();
    }

    /** Returns the local gradients of the inputs, after checking that there is one for each. */
    List<LocalGradient> inputGradients() {
        return counted("inputGradients", diffable.inputGradients(this), inputs.size(), "input");
    }

    /** Returns the local gradients of the own weights, after checking that there is one for each. */
    List<LocalGradient> weightGradients() {
        return counted(
                "weightGradients",
                diffable.weightGradients(this),
                diffable.ownWeights().size(),
                "own weight");
    }

    /** Returns what messages call the function: the name of its class. */
    String name() {
        return EagerExecution.name(diffable);
    }

    private List<LocalGradient> counted(String method, @Nullable List<LocalGradient> locals, int expected, String of) {
        if (locals == null || locals.size() != expected) {
            String returned = locals == null ? "null" : locals.size() + " local gradients";
            throw new IllegalStateException(name() + "." + method + " returned " + returned
                    + "; it must return one per " + of + ", in order: " + expected);
        }
        return locals;
    }
}
