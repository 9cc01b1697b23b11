package io.beras.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call of a {@link Diffable}: the function, its inputs and its output. A tape is a list of calls.
 *
 * <p>The chain rule stands here, once: tapes and the two {@code compose…Gradients} methods share it.
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

    /** Returns the gradient of each input, in its shape, for an upstream gradient: one step of the chain rule. */
    public List<Tensor> composeInputGradients(Tensor upstream) {
        return composeAll("inputGradients", inputGradients(), inputs, upstream);
    }

    /**
     * Returns the gradient of one input, in its shape, for an upstream gradient.
     *
     * <p>A tape needs this method for a call with an input that has no gradient, such as the labels of a loss:
     * {@link #composeInputGradients} would ask for that gradient too.
     *
     * @param index the position of the input, counted from 0
     */
    public Tensor composeInputGradient(int index, Tensor upstream) {
        LocalGradient local = inputGradients().get(index);
        return composeOne("inputGradients", index, local, upstream, inputs.get(index));
    }

    /** Returns the gradient of each own weight, in its shape, for an upstream gradient: one step of the chain rule. */
    public List<Tensor> composeWeightGradients(Tensor upstream) {
        return composeAll("weightGradients", weightGradients(), diffable.ownWeights(), upstream);
    }

    /** Returns the local gradients of the inputs, after checking that there is one for each. */
    List<LocalGradient> inputGradients() {
        List<LocalGradient> locals;
        try {
            locals = diffable.inputGradients(this);
        } catch (RuntimeException e) {
            throw CallErrors.inGradients(this, "inputGradients", e);
        }
        if (locals == null || locals.size() != inputs.size()) {
            throw wrongCount("inputGradients", locals, inputs.size(), "input", CallErrors.inputNames(this));
        }
        return locals;
    }

    /** Returns the local gradients of the own weights, after checking that there is one for each. */
    List<LocalGradient> weightGradients() {
        List<Variable> weights = diffable.ownWeights();
        List<LocalGradient> locals;
        try {
            locals = diffable.weightGradients(this);
        } catch (RuntimeException e) {
            throw CallErrors.inGradients(this, "weightGradients", e);
        }
        if (locals == null || locals.size() != weights.size()) {
            String names = weights.stream().map(Variable::kind).collect(Collectors.joining(", "));
            throw wrongCount("weightGradients", locals, weights.size(), "own weight", names);
        }
        return locals;
    }

    /**
     * Returns the gradient of one tensor of this call, or null if its derivative is 0 everywhere: the chain rule.
     *
     * <p>Broadcasting is undone for operations that broadcast. Any other gradient must already have its tensor's shape.
     *
     * @param method the method that returned the local gradient, for messages
     * @param index the position of the local gradient in the method's list, for messages
     */
    @Nullable
    Tensor compose(String method, int index, @Nullable LocalGradient local, Tensor upstream, Tensor of) {
        if (local == LocalGradient.zero()) {
            return null;
        }
        Tensor gradient;
        try {
            gradient = local == null ? null : local.compose(upstream);
        } catch (RuntimeException e) {
            throw composeFailed(method, index, local, upstream, of, e);
        }
        if (gradient == null) {
            throw new IllegalStateException(name() + "." + method + " gave null as gradient " + index
                    + "; where there is none, LocalGradient.none(reason) says why");
        }
        boolean broadcasts = diffable instanceof Op operation && operation.broadcasts();
        Tensor g = broadcasts ? ArithmeticOps.undoBroadcast(gradient, of.shape()) : gradient;
        if (!Arrays.equals(g.shape(), of.shape())) {
            throw new GradientShapeException(
                    name() + "." + method + " gave gradient " + index + " the shape " + Shapes.text(g.shape())
                            + "; it must be " + Shapes.text(of.shape()) + ", the shape of the " + of.kind()
                            + " it belongs to",
                    GradientShapeDiagnosis.of(this, method, index, g.shape(), upstream.shape()));
        }
        if (g.dataType() != of.dataType()) {
            throw new IllegalArgumentException(name() + "." + method + " gave gradient " + index + " the type "
                    + g.dataType() + "; it must be " + of.dataType() + ", the type of the " + of.kind());
        }
        return g;
    }

    /** Returns the variables that this call read: own weights, then inputs that are variables. */
    public List<Variable> variables() {
        List<Variable> variables = new ArrayList<>(diffable.ownWeights());
        for (Tensor input : inputs) {
            if (input instanceof Variable variable) {
                variables.add(variable);
            }
        }
        return variables;
    }

    /** Returns the name of the function: the name of its class, as "Dense", or of its method of Tensor, as "log". */
    public String name() {
        return EagerExecution.name(diffable);
    }

    private List<Tensor> composeAll(
            String method, List<LocalGradient> locals, List<? extends Tensor> tensors, Tensor upstream) {
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < tensors.size(); i++) {
            gradients.add(composeOne(method, i, locals.get(i), upstream, tensors.get(i)));
        }
        return List.copyOf(gradients);
    }

    private Tensor composeOne(String method, int index, LocalGradient local, Tensor upstream, Tensor of) {
        Tensor gradient = compose(method, index, local, upstream, of);
        return gradient == null ? Tensor.full(upstream.dataType(), 0, of.shape()) : gradient;
    }

    private RuntimeException composeFailed(
            String method, int index, LocalGradient local, Tensor upstream, Tensor of, RuntimeException e) {
        String gradientOf = method.equals("inputGradients") ? CallErrors.inputName(this, index) : of.kind();
        return local instanceof NoGradient none
                ? new UnsupportedOperationException(
                        name() + " gives no gradient of " + gradientOf + ": " + none.reason(), e)
                : CallErrors.inGradient(this, method, gradientOf, upstream, e);
    }

    private IllegalStateException wrongCount(
            String method, @Nullable List<LocalGradient> locals, int expected, String of, String names) {
        String returned =
                locals == null ? "null" : locals.size() + (locals.size() == 1 ? " local gradient" : " local gradients");
        String message = expected == 0
                ? name() + "." + method + " returned " + returned + ", but there is no " + of
                        + "; return the weights from ownWeights(), or optimizers do not see them"
                : name() + "." + method + " returned " + returned + "; it must return " + expected + ", one per " + of
                        + ", in order: " + names;
        return new WeightGradientCounts.WrongCount(message);
    }
}
