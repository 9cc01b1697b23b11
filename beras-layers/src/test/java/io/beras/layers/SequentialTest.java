package io.beras.layers;

import static io.beras.layers.LayerChecks.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.beras.activations.Tanh;
import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.models.SequentialModel;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SequentialTest {

    private static final Tensor X = Tensor.of(1, 2);

    @Test
    void callsItsPartsFirstToLast() {
        // (1, 2) doubled is (2, 4), plus 1 (3, 5); the other way round it would be (4, 6).
        Sequential block = new Sequential(x -> x[0].mul(2));
        block.add(x -> x[0].add(1));

        assertArrayEquals(new double[] {3, 5}, block.call(X).toDoubleArray());
    }

    @Test
    void givesItsFirstPartAllInputs() {
        Sequential block = new Sequential(x -> x[0].sub(x[1]), x -> x[0].mul(10));

        assertArrayEquals(new double[] {0, 10}, block.call(X, Tensor.ones(2)).toDoubleArray());
    }

    @Test
    void hasTheWeightsOfItsPartsEachOnce() {
        Dense dense = new Dense(2, 2);
        Dense other = new Dense(2, 2);
        Sequential block = new Sequential(dense, x -> x[0], new Sequential(other, dense));

        assertEquals(List.of(dense.w(), dense.b(), other.w(), other.b()), block.weights());
    }

    @Test
    void passesTheTrainingModeToItsParts() {
        Randomness.setSeed(1);
        Sequential block = new Sequential(new Sequential(new Dropout(.9)), x -> x[0]);

        assertSame(X, block.call(X));
        block.setTraining(true);
        assertNotSame(X, block.call(X));
        block.setTraining(false);
        assertSame(X, block.call(X));
    }

    @Test
    void addsUpTheGradientsOfTwoUsesUnderOneTape() {
        // y = w·(w·x) = w²x: dy/dw = 2wx = 2·3·5 = 30.
        Dense dense = new Dense(1, 1, Initializer.constant(3)).withoutBias();
        Sequential block = new Sequential(dense);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = block.call(block.call(Tensor.of(new double[][] {{5}})));

            assertEquals(30, tape.gradient(y, dense.w()).item());
        }
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder() {
        LayerChecks.assertRightToSecondOrder(
                new Sequential(new Dense(3, 4), new Tanh(), new Dense(4, 1)), Tensor.randomNormal(2, 3));
    }

    @Property(tries = 15, seed = "1")
    void floatAgreesWithDouble(@ForAll @IntRange(min = 1, max = 6) int n, @ForAll @IntRange(min = 1, max = 9) int in) {
        Randomness.setSeed(n);
        Sequential block = new Sequential(new Dense(in, 5), new Tanh(), new Dense(5, 2));

        LayerChecks.assertFloatAgreesWithDouble(block, Tensor.randomNormal(n, in), Tensor.randomNormal(n, 2), 1e-5);
    }

    @Test
    void aSequentialModelIsAModelMadeOfOne() {
        Dense first = new Dense(2, 3);
        Dense second = new Dense(3, 2);
        Tensor x = Tensor.randomNormal(4, 2);
        try (StepScope step = new StepScope()) {
            assertArrayEquals(
                    new SequentialModel(first, new Tanh(), second).call(x).toFloatArray(),
                    new Sequential(first, new Tanh(), second).call(x).toFloatArray());
        }
    }

    @Test
    void needsParts() {
        assertEquals(
                "there are no parts to call one after the other; add some first",
                refusal(IllegalStateException.class, new Sequential(), X));
    }

    @Test
    void laterChangesOfTheArrayOfPartsAreNotItsOwn() {
        Dense[] parts = {new Dense(1, 1)};
        Sequential block = new Sequential(parts);
        Dense before = parts[0];
        parts[0] = new Dense(1, 1);

        assertSame(before, block.children().get(0));
        assertFalse(Arrays.asList(parts).contains(before));
    }
}
