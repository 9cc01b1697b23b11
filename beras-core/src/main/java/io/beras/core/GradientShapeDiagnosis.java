package io.beras.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The probable mistake behind a gradient of the wrong shape, recognized by the shapes alone.
 *
 * @param mistake a short stable identifier, such as "transposed"
 * @param advice a sentence that says what the gradient looks like and what to change
 */
record GradientShapeDiagnosis(String mistake, String advice) {

    private static final GradientShapeDiagnosis UNKNOWN = new GradientShapeDiagnosis(
            "wrong-shape",
            "write the shape under each factor of the formula; the product must have the shape of the tensor that it is the"
                    + " gradient of");

    /**
     * Returns the most probable mistake.
     *
     * @param call the call that the gradient belongs to
     * @param method the method that returned the local gradient
     * @param index the position of the local gradient in the method's list
     * @param given the shape of the gradient
     * @param upstream the shape of the upstream gradient g
     */
    static GradientShapeDiagnosis of(Call call, String method, int index, long[] given, long[] upstream) {
        boolean ofInput = method.equals("inputGradients");
        List<Operand> inputs = IntStream.range(0, call.inputs().size())
                .mapToObj(i ->
                        new Operand(CallErrors.inputName(call, i), call.input(i).shape()))
                .toList();
        List<Operand> weights = call.diffable().ownWeights().stream()
                .map(weight -> new Operand(weight.kind(), weight.shape()))
                .toList();
        List<Operand> sameMethod = new ArrayList<>(ofInput ? inputs : weights);
        long[] wanted = sameMethod.remove(index).shape();
        List<Operand> others = new ArrayList<>(sameMethod);
        others.addAll(ofInput ? weights : inputs);
        return sum(given, wanted, upstream)
                .or(() -> order(given, sameMethod))
                .or(() -> axes(given, wanted))
                .or(() -> upstream(given, upstream, others))
                .or(() -> layout(given, wanted))
                .orElse(UNKNOWN);
    }

    /** An input or weight of the call. */
    private record Operand(String name, long[] shape) {}

    /** The mistakes of a sum: missing, over the wrong axis, or over all axes. */
    private static Optional<GradientShapeDiagnosis> sum(long[] given, long[] wanted, long[] upstream) {
        if (broadcastsTo(wanted, given)) {
            return missingSum(given, wanted);
        }
        if (Shapes.size(given) == 1) {
            return found(
                    "wrong-axis",
                    "looks like a sum over all elements, or a constant without the upstream g; sum over the axes alone that "
                            + Shapes.text(wanted) + " does not have");
        }
        boolean sumsRows = upstream.length == 2 && Arrays.equals(withoutOnes(wanted), withoutOnes(upstream[1]));
        if (sumsRows && Arrays.equals(withoutOnes(given), withoutOnes(upstream[0]))) {
            return found(
                    "wrong-axis",
                    "looks like a sum over the columns, axis 1; sum over the batch, axis 0, with sumKeepDims(0)");
        }
        return Optional.empty();
    }

    private static Optional<GradientShapeDiagnosis> missingSum(long[] given, long[] wanted) {
        int added = given.length - wanted.length;
        int[] axes = IntStream.range(0, given.length)
                .filter(axis -> axis < added || given[axis] != wanted[axis - added])
                .toArray();
        String list = Arrays.toString(axes).replaceAll("[\\[\\]]", "");
        String method = added == 0 ? "sumKeepDims(" : "sum(";
        boolean ofBatch = axes[0] == 0;
        return found(
                ofBatch ? "not-summed-over-batch" : "not-summed",
                "looks like a missing sum" + (ofBatch ? " over the batch" : "") + "; end the gradient with " + method
                        + list + ")");
    }

    /** The gradient of another tensor of the same method. */
    private static Optional<GradientShapeDiagnosis> order(long[] given, List<Operand> sameMethod) {
        return sameMethod.stream()
                .filter(other -> Arrays.equals(other.shape(), given))
                .findFirst()
                .map(other -> new GradientShapeDiagnosis(
                        "swapped-order",
                        "looks like the gradient of the " + other.name()
                                + "; return the gradients in the order of their tensors"));
    }

    /** The right values, probably, with axes that are swapped, dropped or added. */
    private static Optional<GradientShapeDiagnosis> axes(long[] given, long[] wanted) {
        if (wanted.length == 2 && given.length == 2 && given[0] == wanted[1] && given[1] == wanted[0]) {
            return found(
                    "transposed",
                    "looks like the transposed gradient; swap the factors of the product and transpose each of them, as in"
                            + " xᵀ·g in place of gᵀ·x");
        }
        if (Arrays.equals(withoutOnes(given), withoutOnes(wanted))) {
            return found(
                    "axis-dropped",
                    given.length < wanted.length
                            ? "looks like a sum that drops its axis; keep the axis with sumKeepDims"
                            : "looks like an axis of size 1 in the wrong place; sum without keeping the axis, or reshape");
        }
        return Optional.empty();
    }

    /** The upstream alone, or another factor of the formula alone. */
    private static Optional<GradientShapeDiagnosis> upstream(long[] given, long[] upstream, List<Operand> others) {
        if (Arrays.equals(given, upstream)) {
            return found(
                    "missing-derivative",
                    "looks like the upstream g itself; compose g with the derivative, as in g·wᵀ or xᵀ·g");
        }
        for (Operand other : others) {
            boolean same = Arrays.equals(other.shape(), given);
            if (same || other.shape().length == 2 && Arrays.equals(reversed(other.shape()), given)) {
                return found(
                        "missing-upstream",
                        "looks like the " + other.name() + (same ? "" : ", transposed,")
                                + " alone; multiply by the upstream g " + Shapes.text(upstream));
            }
        }
        return Optional.empty();
    }

    /** A sum that is not in the formula, or elements in another layout. */
    private static Optional<GradientShapeDiagnosis> layout(long[] given, long[] wanted) {
        for (int axis = 0; axis < wanted.length; axis++) {
            if (Arrays.equals(given, Shapes.reduced(wanted, axis))
                    || Arrays.equals(given, Shapes.without(wanted, axis))) {
                return found(
                        "wrong-axis",
                        "looks like a sum over axis " + axis + ", which the " + Shapes.text(wanted)
                                + " has; leave out that sum");
            }
        }
        return Shapes.size(given) == Shapes.size(wanted)
                ? found(
                        "wrong-layout",
                        "looks like the right number of elements in another layout; undo what forward does to the shape with"
                                + " reshape or transpose")
                : Optional.empty();
    }

    private static Optional<GradientShapeDiagnosis> found(String mistake, String advice) {
        return Optional.of(new GradientShapeDiagnosis(mistake, advice));
    }

    /** Returns whether NumPy's rule stretches a shape to another one. */
    private static boolean broadcastsTo(long[] shape, long[] to) {
        int added = to.length - shape.length;
        return added >= 0
                && IntStream.range(0, shape.length)
                        .allMatch(axis -> shape[axis] == to[axis + added] || shape[axis] == 1)
                && Shapes.size(to) > Shapes.size(shape);
    }

    private static long[] withoutOnes(long... shape) {
        return LongStream.of(shape).filter(size -> size != 1).toArray();
    }

    private static long[] reversed(long... shape) {
        return new long[] {shape[1], shape[0]};
    }
}
