package io.beras.autograder.checks;

import static io.beras.autograder.checks.Failures.assertFirst;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.autograder.CheckFailure;
import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole property passes for each wrong layer; a property that leaves something out misses the layers that differ there. */
class DensePropertyChecksTest {

    private static final PropertyTrial RANDOM = PropertyTrial.random(5, 3, 2);
    private static final PropertyTrial SQUARE = PropertyTrial.random(4, 3, 3);

    @ParameterizedTest
    @EnumSource
    void aWholePropertyCatchesEachWrongLayer(WrongDense wrong) {
        DensePropertyChecks.assertCatches(dense -> RANDOM.passes(dense) && SQUARE.passes(dense), wrong);
    }

    @ParameterizedTest
    @EnumSource
    void aConstantAnswerIsNoProperty(WrongDense wrong) {
        assertMisses("always-true", wrong, dense -> true);
        assertMisses("rejects-right", wrong, dense -> false);
    }

    @Test
    void rememberedLayersAreNoProperty() {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Predicate<BiFunction<Variable, Variable, Diffable>> remembers =
                dense -> seen.add(dense) && seen.size() <= WrongDense.values().length;
        for (WrongDense wrong : WrongDense.values()) {
            assertThrows(CheckFailure.class, () -> DensePropertyChecks.assertCatches(remembers, wrong));
        }
    }

    @Test
    void aPropertyOfTheValuesMissesWrongGradients() {
        Predicate<BiFunction<Variable, Variable, Diffable>> values = RANDOM::valuesPass;
        DensePropertyChecks.assertCatches(values, WrongDense.BIAS_LEFT_OUT);
        assertMisses("values-only", WrongDense.UPSTREAM_LEFT_OUT, values);
        assertMisses("values-only", WrongDense.MEAN_OVER_BATCH, values);
    }

    @Test
    void aPropertyOfTheGradientsMissesWrongValues() {
        assertMisses(
                "values-unchecked",
                WrongDense.BIAS_LEFT_OUT,
                dense -> RANDOM.ofWPasses(dense) && RANDOM.ofBPasses(dense) && RANDOM.ofXPasses(dense));
    }

    @Test
    void aPropertyWithoutOneGradientMissesThisGradient() {
        assertMisses(
                "weight-gradient-unchecked",
                WrongDense.UPSTREAM_LEFT_OUT,
                dense -> RANDOM.valuesPass(dense) && RANDOM.ofBPasses(dense) && RANDOM.ofXPasses(dense));
        assertMisses(
                "bias-gradient-unchecked",
                WrongDense.OUTPUTS_ADDED_UP,
                dense -> RANDOM.valuesPass(dense) && RANDOM.ofWPasses(dense) && RANDOM.ofXPasses(dense));
        assertMisses(
                "input-gradient-unchecked",
                WrongDense.WEIGHTS_LEFT_OUT,
                dense -> RANDOM.valuesPass(dense) && RANDOM.ofWPasses(dense) && RANDOM.ofBPasses(dense));
    }

    @Test
    void specialValuesHideMistakes() {
        Tensor ones = Tensor.ones(5, 2);
        assertMisses("zero-bias", WrongDense.BIAS_LEFT_OUT, RANDOM.withBias(Tensor.zeros(1, 2))::passes);
        assertMisses("upstream-of-ones", WrongDense.UPSTREAM_LEFT_OUT, RANDOM.withUpstream(ones)::passes);
        assertMisses("constant-upstream", WrongDense.UPSTREAM_AVERAGED, RANDOM.withUpstream(ones.mul(3))::passes);
        assertMisses("weights-of-ones", WrongDense.WEIGHTS_LEFT_OUT, RANDOM.withWeights(Tensor.ones(3, 2))::passes);
    }

    @Test
    void specialShapesHideMistakes() {
        PropertyTrial oneSample = PropertyTrial.random(1, 3, 2);
        assertMisses("batch-of-one", WrongDense.BIAS_IN_FIRST_ROW, oneSample::passes);
        assertMisses("batch-of-one", WrongDense.MEAN_OVER_BATCH, oneSample::passes);
        assertMisses("one-output", WrongDense.OUTPUTS_ADDED_UP, PropertyTrial.random(5, 3, 1)::passes);
        assertMisses("never-square", WrongDense.TRANSPOSED_IF_SQUARE, RANDOM::passes);
    }

    @Test
    void oneUseOfALayerHidesMistakes() {
        assertMisses("one-call-only", WrongDense.INPUT_KEPT_IN_FIELD, RANDOM.withOneCall()::passes);
        assertMisses("weights-never-changed", WrongDense.WEIGHTS_COPIED, RANDOM.withFixedWeights()::passes);
    }

    @Test
    void aPropertyThatRejectsRightLayersIsExplained() {
        BiFunction<Variable, Variable, Diffable> meanOverBatch = WrongDense.MEAN_OVER_BATCH.layers();
        assertMisses("demands-mistake", WrongDense.BIAS_LEFT_OUT, dense -> dense == meanOverBatch);
        assertMisses("exact-comparison", WrongDense.BIAS_LEFT_OUT, dense -> dense == RightDense.PLAIN);
    }

    private static void assertMisses(
            String cause, WrongDense wrong, Predicate<BiFunction<Variable, Variable, Diffable>> property) {
        assertFirst(cause, () -> DensePropertyChecks.assertCatches(property, wrong));
    }
}
