package io.beras.core.gradcheck;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Looks for broken rules of a call that would spoil every comparison of values. */
final class CallProbes {

    static final String NOT_REPEATABLE =
            "the function returns different values for the same inputs, so its gradient can't be checked;"
                    + " set it to evaluation mode, or make it draw the same values at each call";

    private final FirstOrder function;
    private final List<double[]> before;

    /** Notes the values of the inputs and weights. */
    CallProbes(FirstOrder function) {
        this.function = function;
        this.before = watched().stream().map(Tensor::toDoubleArray).toList();
    }

    /** Returns whether a call gave other values than y for the same inputs. */
    Optional<Diagnosis> repetition(double[] y) {
        return Arrays.equals(y, function.values())
                ? Optional.empty()
                : Optional.of(new Diagnosis("not-repeatable", NOT_REPEATABLE));
    }

    /** Returns whether an input or a checked weight has other values than at first. */
    Optional<Diagnosis> changes() {
        List<Variable> watched = watched();
        for (int i = 0; i < watched.size(); i++) {
            if (!Arrays.equals(before.get(i), watched.get(i).toDoubleArray())) {
                return Optional.of(new Diagnosis(
                        "changes-input",
                        "looks like a call that changes \"" + watched.get(i).name()
                                + "\" in place: array() of a Variable is its live array, so compute with x.dup() or with"
                                + " methods that return a new array, such as sub in place of subi"));
            }
        }
        return Optional.empty();
    }

    /** Returns whether a gradient method returns too few or too many local gradients. */
    Optional<Diagnosis> counts(Tensor y) {
        if (!(function.function() instanceof Diffable diffable)) {
            return Optional.empty();
        }
        Call call = new Call(diffable, function.inputs(), y);
        boolean checksInputs = function.inputs().stream().anyMatch(this::isSource);
        boolean checksWeights = diffable.ownWeights().stream().anyMatch(this::isSource);
        String inputs = String.join(
                ", ",
                IntStream.range(0, function.inputs().size())
                        .mapToObj(diffable::inputName)
                        .toList());
        String weights = String.join(
                ", ", diffable.ownWeights().stream().map(Variable::ownName).toList());
        Optional<Diagnosis> wrong = checksInputs
                ? count(
                        call,
                        "inputGradients",
                        size(() -> diffable.inputGradients(call)),
                        function.inputs().size(),
                        inputs)
                : Optional.empty();
        if (wrong.isEmpty() && checksWeights) {
            int expected = diffable.ownWeights().size();
            wrong = count(call, "weightGradients", size(() -> diffable.weightGradients(call)), expected, weights);
        }
        return wrong;
    }

    /** Returns whether the gradient of a call changes when the function is called again before it is taken. */
    Optional<Diagnosis> memory(double[] g, List<double[]> gradients, RandomDraws draws) {
        List<Tensor> others = new ArrayList<>();
        for (Tensor x : function.inputs()) {
            others.add(x instanceof Variable input ? new Variable(input.name(), draws.nearby(input, input.name())) : x);
        }
        List<double[]> afterAnotherCall;
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = function.loss(g);
            try {
                function.function().call(others.toArray(Tensor[]::new));
            } catch (IllegalArgumentException outsideOfTheDomain) {
                return Optional.empty();
            }
            afterAnotherCall = FirstOrder.all(tape, loss, function.sources()).stream()
                    .map(Tensor::toDoubleArray)
                    .toList();
        }
        if (agree(gradients, afterAnotherCall)) {
            return Optional.empty();
        }
        return Optional.of(
                agree(gradients, function.gradients(g))
                        ? new Diagnosis(
                                "keeps-input",
                                "looks like a layer that keeps values of its last call in a field: after a second call"
                                        + " the gradient of the first call is another; take inputs and output from the Call"
                                        + " that the gradient method is given")
                        : new Diagnosis(
                                "not-repeatable",
                                "looks like a gradient method that draws at random: two gradients of the same call"
                                        + " differ; make a new Diffable for each call that holds what was drawn"));
    }

    private static Optional<Diagnosis> count(Call call, String method, int actual, int expected, String names) {
        if (actual < 0 || actual == expected) {
            return Optional.empty();
        }
        return Optional.of(new Diagnosis(
                "wrong-count",
                "looks like a list of the wrong length: " + call.name() + "." + method + " returns " + actual
                        + " local gradients, but must return " + expected + ", one each for " + names));
    }

    /** Returns the length of a list of local gradients, or −1 if there is none, which the tape will report. */
    private static int size(Supplier<? extends List<?>> method) {
        try {
            List<?> locals = method.get();
            return locals == null ? -1 : locals.size();
        } catch (RuntimeException e) {
            return -1;
        }
    }

    private List<Variable> watched() {
        List<Variable> watched = new ArrayList<>(function.sources());
        for (Tensor x : function.inputs()) {
            if (x instanceof Variable input && !watched.contains(input)) {
                watched.add(input);
            }
        }
        return watched;
    }

    private boolean isSource(Tensor tensor) {
        return function.sources().stream().anyMatch(source -> source == tensor);
    }

    private static boolean agree(List<double[]> expected, List<double[]> actual) {
        for (int i = 0; i < expected.size(); i++) {
            double largest = Arrays.stream(expected.get(i)).map(Math::abs).max().orElse(0);
            for (int j = 0; j < expected.get(i).length; j++) {
                double difference = Math.abs(expected.get(i)[j] - actual.get(i)[j]);
                if (difference > 1e-9 * largest + 1e-15) {
                    return false;
                }
            }
        }
        return true;
    }
}
