package io.beras.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call on a tape, with the versions that its variables had: gradients are right only while those are the same. */
final class TapeEntry {

    private final Call call;
    private final List<Variable> weights;
    private final List<Variable> variables;
    private final long[] versions;

    TapeEntry(Call call, List<Variable> weights) {
        this.call = call;
        this.weights = weights;
        this.variables = variables(call.inputs(), weights);
        this.versions = new long[variables.size()];
        for (int i = 0; i < versions.length; i++) {
            versions[i] = variables.get(i).version();
        }
    }

    Tensor output() {
        return call.output();
    }

    boolean dependsOnAny(Set<Tensor> tensors) {
        return containsAny(tensors, call.inputs()) || containsAny(tensors, weights);
    }

    /** Gives the gradients of those inputs and weights that lie on the path, each to {@code accumulate}. */
    void backward(Tensor upstream, Set<Tensor> onPath, BiConsumer<Tensor, Tensor> accumulate) {
        requireUnchanged();
        compose("inputGradients", call::inputGradients, call.inputs(), onPath, upstream, accumulate);
        compose("weightGradients", call::weightGradients, weights, onPath, upstream, accumulate);
    }

    private void compose(
            String method,
            Supplier<List<LocalGradient>> locals,
            List<? extends Tensor> tensors,
            Set<Tensor> onPath,
            Tensor upstream,
            BiConsumer<Tensor, Tensor> accumulate) {
        if (!containsAny(onPath, tensors)) {
            return; // nobody asks for these, so the method need not even be written
        }
        List<LocalGradient> gradients = locals.get();
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            if (onPath.contains(tensor)) {
                LocalGradient local = gradients.get(i);
                Tensor gradient = local == null ? null : local.compose(upstream);
                accumulate.accept(tensor, checked(method, i, gradient, tensor));
            }
        }
    }

    /** Undoes broadcasting where the operation broadcasts; anywhere else a gradient must have its tensor's shape. */
    private Tensor checked(String method, int index, @Nullable Tensor gradient, Tensor of) {
        if (gradient == null) {
            throw new IllegalStateException(call.name() + "." + method + " gave null as gradient " + index
                    + "; where there is none, LocalGradient.none(reason) says why");
        }
        Tensor g = broadcasts(call.diffable()) ? ArithmeticOps.undoBroadcast(gradient, of.shape()) : gradient;
        if (!Arrays.equals(g.shape(), of.shape())) {
            throw new ShapeException(call.name() + "." + method + " gave gradient " + index + " the shape "
                    + Shapes.text(g.shape()) + "; it must be " + Shapes.text(of.shape()) + ", the shape of the "
                    + of.kind() + " it belongs to (is a sum over the batch missing?)");
        }
        if (g.dataType() != of.dataType()) {
            throw new IllegalArgumentException(call.name() + "." + method + " gave gradient " + index + " the type "
                    + g.dataType() + "; it must be " + of.dataType() + ", the type of the " + of.kind());
        }
        return g;
    }

    private static boolean broadcasts(Diffable diffable) {
        return diffable instanceof ArithmeticOps || diffable instanceof MatmulOps;
    }

    private void requireUnchanged() {
        for (int i = 0; i < versions.length; i++) {
            Variable variable = variables.get(i);
            if (variable.version() != versions[i]) {
                throw new IllegalStateException(
                        "the " + variable.kind() + " was changed after the tape recorded its use in " + call.name()
                                + ", so the gradient would be wrong; take the gradient before assign");
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

    private static List<Variable> variables(List<Tensor> inputs, List<Variable> weights) {
        List<Variable> variables = new ArrayList<>(weights);
        for (Tensor input : inputs) {
            if (input instanceof Variable variable) {
                variables.add(variable);
            }
        }
        return variables;
    }
}
