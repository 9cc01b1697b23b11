package io.beras.layers;

import static io.beras.layers.LayerChecks.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class DropoutTest {

    @BeforeEach
    void sameDrawsEachTime() {
        Randomness.setSeed(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.1, .25, .5, .9})
    void dropsWithProbabilityPAndScalesTheRest(double p) {
        double[] y = training(p).call(Tensor.ones(60_000)).toDoubleArray();

        long dropped = Arrays.stream(y).filter(value -> value == 0).count();
        // The share of n draws has a standard deviation of √(p(1 − p)/n); four of them.
        assertEquals(p, dropped / 60_000.0, 4 * Math.sqrt(p * (1 - p) / 60_000));
        assertTrue(Arrays.stream(y).allMatch(value -> value == 0 || value == (float) (1 / (1 - p))));
        assertEquals(1, Arrays.stream(y).average().orElseThrow(), 4 * Math.sqrt(p / (1 - p) / 60_000));
    }

    @Test
    void changesNothingInEvaluationAndWithoutAProbability() {
        Tensor x = Tensor.randomNormal(3, 4);

        assertSame(x, new Dropout(.5).call(x));
        assertSame(x, training(0).call(x));
        Dropout told = training(.5);
        told.setTraining(false);
        assertSame(x, told.call(x));
    }

    @Test
    void passesTheGradientThroughTheSameMask() {
        // y = x·m, so ∂(Σ g·y)/∂x = g·m: where x = 1, that is g·y.
        Tensor g = Tensor.randomNormal(50);

        List<Tensor> results = LayerChecks.valueAndGradients(training(.4), Tensor.ones(50), g);

        assertArrayEquals(g.mul(results.get(0)).toFloatArray(), results.get(1).toFloatArray());
        assertTrue(Arrays.stream(results.get(1).toDoubleArray()).anyMatch(value -> value == 0));
    }

    @Test
    void keepsTheMasksOfTwoUsesUnderOneTapeApart() {
        // y = m₁·x + 10·m₂·x, so dy/dx = m₁ + 10·m₂; at x = 1 it is y itself.
        Dropout dropout = training(.5);
        Tensor x = Tensor.ones(40);
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor first = dropout.call(x);
            Tensor second = dropout.call(x);
            Tensor y = first.add(second.mul(10));

            assertFalse(Arrays.equals(first.toFloatArray(), second.toFloatArray()));
            assertArrayEquals(y.toFloatArray(), tape.gradient(y, x).toFloatArray());
        }
    }

    @Test
    void drawsTheSameForTheSameSeedAndElseNot() {
        Tensor x = Tensor.ones(100);
        Dropout dropout = training(.5);
        float[] one = callWithSeed(7, dropout, x).toFloatArray();
        float[] other = callWithSeed(8, dropout, x).toFloatArray();

        assertArrayEquals(one, callWithSeed(7, dropout, x).toFloatArray());
        assertFalse(Arrays.equals(one, other));
    }

    @Test
    void doesNotDisturbTheDrawsOfOthers() {
        float[] undisturbed = new Dense(3, 4).w().toFloatArray();
        Randomness.setSeed(1);
        training(.5).call(Tensor.ones(100));

        assertArrayEquals(undisturbed, new Dense(3, 4).w().toFloatArray());
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder() {
        Dropout dropout = training(.5);
        Callable sameMaskEachTime = x -> callWithSeed(3, dropout, x[0].mul(x[0]));

        LayerChecks.assertRightToSecondOrder(sameMaskEachTime, Tensor.randomNormal(3, 4));
    }

    @Property(tries = 25, seed = "1")
    void dropsTheSameInFloatAndDouble(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 6) Integer> sizes,
            @ForAll @IntRange(max = 99) int percent) {
        long[] shape = sizes.stream().mapToLong(Integer::longValue).toArray();
        Tensor x = Tensor.randomNormal(shape);
        Dropout dropout = training(percent / 100.0);

        Tensor inFloat = callWithSeed(5, dropout, x);
        Tensor inDouble = callWithSeed(5, dropout, x.cast(DataType.DOUBLE));

        assertEquals(DataType.DOUBLE, inDouble.dataType());
        assertArrayEquals(shape, inFloat.shape());
        double largest = inDouble.abs().max().item();
        assertArrayEquals(inDouble.toDoubleArray(), inFloat.toDoubleArray(), 2e-7 * largest);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.1, 1, 1.5, Double.NaN})
    void refusesAProbabilityOutsideZeroToOne(double p) {
        assertEquals(
                "Dropout's p must be at least 0 and below 1, not " + p,
                assertThrows(IllegalArgumentException.class, () -> new Dropout(p))
                        .getMessage());
    }

    @Test
    void saysThatItTakesOneTensorOfNumbers() {
        assertEquals(
                "Dropout(0.5) takes one tensor, but was called with 0",
                refusal(IllegalArgumentException.class, new Dropout(.5)));
        assertTrue(refusal(IllegalArgumentException.class, new Dropout(.5), Tensor.ofLabels(1))
                .startsWith("Dropout(0.5) needs FLOAT or DOUBLE, not the INT tensor (1)"));
    }

    private static Dropout training(double p) {
        Dropout dropout = new Dropout(p);
        dropout.setTraining(true);
        return dropout;
    }

    private static Tensor callWithSeed(long seed, Dropout dropout, Tensor x) {
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            return dropout.call(x);
        }
    }
}
