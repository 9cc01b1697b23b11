package io.beras.autograder.checks;

import io.beras.core.Call;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A walk through recorded calls that sums gradients, with parts that can be replaced by those of a wrong walk.
 *
 * @param order the order of the calls
 * @param start the gradient of the target
 * @param upstream what a call gets as its upstream gradient
 * @param shares the gradients of a call that are passed on
 * @param merge what becomes of two gradients of a tensor
 * @param key what identifies a tensor
 */
record Rewind(
        UnaryOperator<List<Call>> order,
        UnaryOperator<Tensor> start,
        UnaryOperator<Tensor> upstream,
        UnaryOperator<List<Rewind.Share>> shares,
        BinaryOperator<Tensor> merge,
        Function<Tensor, Object> key) {

    /** A tensor that gets a part of its gradient from a call. */
    record Share(Tensor of, boolean isWeight, Function<Tensor, Tensor> gradient) {}

    static Rewind right() {
        return new Rewind(
                Rewind::backwards,
                Tensor::onesLike,
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                Tensor::add,
                Identity::new);
    }

    Rewind inOrder(UnaryOperator<List<Call>> order) {
        return new Rewind(order, start, upstream, shares, merge, key);
    }

    Rewind startingAt(UnaryOperator<Tensor> start) {
        return new Rewind(order, start, upstream, shares, merge, key);
    }

    Rewind withUpstream(UnaryOperator<Tensor> upstream) {
        return new Rewind(order, start, upstream, shares, merge, key);
    }

    Rewind passingOn(UnaryOperator<List<Share>> shares) {
        return new Rewind(order, start, upstream, shares, merge, key);
    }

    Rewind merging(BinaryOperator<Tensor> merge) {
        return new Rewind(order, start, upstream, shares, merge, key);
    }

    Rewind identifying(Function<Tensor, Object> key) {
        return new Rewind(order, start, upstream, shares, merge, key);
    }

    /** Returns the gradient of each source; null if none reaches the source. */
    List<@Nullable Tensor> gradients(List<Call> calls, Tensor target, List<? extends Tensor> sources) {
        Map<Object, Tensor> gradients = new HashMap<>();
        gradients.put(key.apply(target), start.apply(target));
        for (Call call : order.apply(calls)) {
            Tensor g = gradients.get(key.apply(call.output()));
            if (g != null) {
                for (Share share : shares.apply(shares(call, calls))) {
                    Tensor gradient = share.gradient().apply(upstream.apply(g));
                    gradients.merge(key.apply(share.of()), gradient, merge);
                }
            }
        }
        List<@Nullable Tensor> answers = new ArrayList<>();
        sources.forEach(source -> answers.add(gradients.get(key.apply(source))));
        return answers;
    }

    /** Returns the inputs that are variables or outputs of other calls, and the own weights. */
    private static List<Share> shares(Call call, List<Call> calls) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < call.inputs().size(); i++) {
            int index = i;
            Tensor input = call.input(i);
            if (input instanceof Variable || calls.stream().anyMatch(each -> each.output() == input)) {
                shares.add(new Share(input, false, g -> call.composeInputGradient(index, g)));
            }
        }
        List<Variable> weights = call.diffable().ownWeights();
        for (int i = 0; i < weights.size(); i++) {
            int index = i;
            shares.add(new Share(
                    weights.get(i), true, g -> call.composeWeightGradients(g).get(index)));
        }
        return shares;
    }

    static <T> List<T> backwards(List<T> calls) {
        List<T> reversed = new ArrayList<>(calls);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Returns the first share of each tensor. */
    static List<Share> firstOfEach(List<Share> shares) {
        Map<Tensor, Share> first = new IdentityHashMap<>();
        shares.forEach(share -> first.putIfAbsent(share.of(), share));
        return shares.stream().filter(share -> first.get(share.of()) == share).toList();
    }

    /** Compares tensors by identity. */
    private record Identity(Tensor tensor) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity identity && identity.tensor == tensor;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(tensor);
        }
    }
}
