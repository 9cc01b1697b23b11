package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Checks of a property that each right dense layer has, and no wrong dense layer.
 *
 * <p>The property gets a function that makes layers from w (in, out) and b (1, out). It must work for any such function.
 */
public final class DensePropertyChecks {

    private DensePropertyChecks() {}

    /** Checks that the property holds for right layers, and does not hold for this wrong layer. */
    public static void assertCatches(Predicate<BiFunction<Variable, Variable, Diffable>> property, WrongDense wrong) {
        Predicate<BiFunction<Variable, Variable, Diffable>> guarded = layer -> Guarded.run(() -> property.test(layer));
        // New functions in each check: a property could remember those of the check before.
        List<BiFunction<Variable, Variable, Diffable>> layers = new ArrayList<>();
        RightDense.ALL.forEach(right -> layers.add((w, b) -> right.apply(w, b)));
        // A property that only counts its calls cannot know the random place of the wrong layer.
        int place = Draws.fresh().integer(0, layers.size() + 1);
        layers.add(place, wrong.layers());
        List<Boolean> held = new ArrayList<>(layers.stream().map(guarded::test).toList());
        boolean holdsForWrong = held.remove(place);
        if (held.contains(false)) {
            throw Expect.failure("the property does not hold for a right layer", whyRightIsRejected(guarded));
        }
        if (holdsForWrong) {
            throw Expect.failure(
                    "the property holds for a wrong layer " + wrong.text(), whyWrongIsAccepted(guarded, wrong));
        }
    }

    private static Diagnosis whyRightIsRejected(Predicate<BiFunction<Variable, Variable, Diffable>> property) {
        for (WrongDense wrong : WrongDense.values()) {
            if (property.test(wrong.layers())) {
                return new Diagnosis(
                        "demands-mistake",
                        "looks like a mistake in the property: it holds for a wrong layer " + wrong.text());
            }
        }
        return property.test(RightDense.PLAIN)
                ? new Diagnosis(
                        "exact-comparison",
                        "looks like a comparison without a tolerance: the last digits depend on the order of the terms of"
                                + " a sum; use allClose")
                : new Diagnosis(
                        "rejects-right",
                        "looks like a property that no layer has: derive a small case by hand, and compare with a"
                                + " tolerance, as allClose does");
    }

    private static Diagnosis whyWrongIsAccepted(
            Predicate<BiFunction<Variable, Variable, Diffable>> property, WrongDense wrong) {
        Stream<BlindSpot> spots = wrong.spot() == BlindSpot.VALUES
                ? Stream.of(BlindSpot.EVERYTHING, BlindSpot.VALUES)
                : Stream.of(BlindSpot.EVERYTHING, BlindSpot.GRADIENTS, wrong.spot());
        return spots.filter(spot -> property.test(spot::layer))
                .findFirst()
                .map(BlindSpot::diagnosis)
                .orElse(wrong.diagnosis());
    }
}
