package io.beras.core;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call on a tape, with the state of its variables: gradients are right only while the variables stay the same. */
final class TapeEntry {

    private final Call call;
    private final List<Tensor> differentiable;
    private final List<Variable> weights;
    private final List<Variable> variables;
    private final long[] versions;
    private final long[] checksums;

    TapeEntry(Call call, List<Tensor> differentiable, List<Variable> weights) {
        this.call = call;
        this.differentiable = differentiable;
        this.weights = weights;
        this.variables = call.variables();
        this.versions = new long[variables.size()];
        this.checksums = new long[versions.length];
        for (int i = 0; i < versions.length; i++) {
            versions[i] = variables.get(i).version();
            checksums[i] = variables.get(i).checksum();
        }
    }

    Call call() {
        return call;
    }

    Tensor output() {
        return call.output();
    }

    boolean dependsOnAny(Set<Tensor> tensors) {
        return containsAny(tensors, differentiable) || containsAny(tensors, weights);
    }

    /** Adds the gradients of the inputs and weights on the path to {@code gradients}, by the chain rule. */
    void backward(Tensor upstream, Set<Tensor> onPath, Map<Tensor, Tensor> gradients) {
        requireUnchanged();
        if (containsAny(onPath, differentiable)) { // else inputGradients need not even be written
            add("inputGradients", call.inputGradients(), call.inputs(), upstream, onPath, gradients);
        }
        if (containsAny(onPath, weights)) {
            add("weightGradients", call.weightGradients(), weights, upstream, onPath, gradients);
        } else {
            WeightGradientCounts.require(call);
        }
    }

    private void add(
            String method,
            List<LocalGradient> locals,
            List<? extends Tensor> tensors,
            Tensor upstream,
            Set<Tensor> onPath,
            Map<Tensor, Tensor> gradients) {
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            if (onPath.contains(tensor)) {
                Tensor gradient = call.compose(method, i, locals.get(i), upstream, tensor);
                if (gradient != null) {
                    gradients.merge(tensor, gradient, Tensor::add);
                }
            }
        }
    }

    private void requireUnchanged() {
        for (int i = 0; i < versions.length; i++) {
            Variable variable = variables.get(i);
            if (variable.version() != versions[i]) {
                throw new IllegalStateException(
                        "the " + variable.kind() + " was changed after the tape recorded its use in " + call.name()
                                + ", so the gradient would be wrong; take the gradient before assign");
            }
            if (variable.differsFrom(checksums[i])) {
                throw new IllegalStateException("the elements of the " + variable.kind()
                        + " were changed in its array() after the tape recorded its use in " + call.name()
                        + ", so the gradient would be wrong; only read array(), and use assign after the gradient");
            }
        }
    }

    private static boolean containsAny(Set<Tensor> set, List<? extends Tensor> tensors) {
        for (Tensor tensor : tensors) {
            if (set.contains(tensor)) {
                return true;
            }
        }
        return false;
    }
}
