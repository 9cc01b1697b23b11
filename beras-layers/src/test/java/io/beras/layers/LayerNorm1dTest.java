package io.beras.layers;

import static io.beras.layers.LayerChecks.refusal;
import static io.beras.layers.LayersFixture.assertGives;
import static io.beras.layers.LayersFixture.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class LayerNorm1dTest {

    @Test
    void standardizesTheFeaturesOfEachSample() {
        // (1 3): μ = 2, σ² = ((−1)² + 1²) / 2 = 1, so x̂ = ∓1 / √1.00001; (5 5) has no variance, and x̂ = 0.
        // With γ = (2 3) and β = (10 20) that is (10 ∓ 2x̂ …).
        LayerNorm1d norm = new LayerNorm1d(2);
        norm.gamma().assign(Tensor.of(new double[][] {{2, 3}}));
        norm.beta().assign(Tensor.of(new double[][] {{10, 20}}));

        Tensor y = norm.call(Tensor.of(new double[][] {{1, 3}, {5, 5}}));

        double one = 1 / Math.sqrt(1.00001);
        assertArrayEquals(new double[] {10 - 2 * one, 20 + 3 * one, 10, 20}, y.toDoubleArray(), 2e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void givesWhatPyTorchGives(int number) {
        String name = "layerNorm/" + number;
        Tensor x = tensor(name + "/x");
        LayerNorm1d norm = new LayerNorm1d((int) x.size(1));
        norm.cast(DataType.DOUBLE);
        norm.gamma().assign(tensor(name + "/gamma"));
        norm.beta().assign(tensor(name + "/beta"));

        List<Tensor> results = LayerChecks.valueAndGradients(norm, x, tensor(name + "/g"));

        assertGives(name + "/y", results.get(0));
        assertGives(name + "/dx", results.get(1));
        assertGives(name + "/dgamma", results.get(2));
        assertGives(name + "/dbeta", results.get(3));
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder() {
        LayerChecks.assertRightToSecondOrder(new LayerNorm1d(4), Tensor.randomNormal(3, 4));
        LayerChecks.assertRightToSecondOrder(new LayerNorm1d(3), Tensor.randomNormal(1, 3));
        LayerChecks.assertRightToSecondOrder(new LayerNorm1d(1), Tensor.randomNormal(2, 1));
    }

    @Property(tries = 25, seed = "1")
    void floatAgreesWithDouble(
            @ForAll @IntRange(min = 1, max = 9) int n, @ForAll @IntRange(min = 4, max = 17) int features) {
        Randomness.setSeed(n);
        Tensor x = Tensor.randomNormal(n, features).mul(3);

        LayerChecks.assertFloatAgreesWithDouble(new LayerNorm1d(features), x, Tensor.randomNormal(n, features), 1e-5);
    }

    /** PyTorch's LayerNorm(3) and Keras's LayerNormalization() normalize each position of a sequence by itself. */
    @Test
    void normalizesTheLastAxisOfAnyRank() {
        LayerNorm1d norm = new LayerNorm1d(3);
        norm.gamma().assign(Tensor.of(new double[][] {{1, 2, 3}}));
        norm.beta().assign(Tensor.of(new double[][] {{-1, 0, 1}}));
        for (long[] shape : new long[][] {{3}, {1, 3}, {2, 4, 3}, {2, 1, 2, 3}}) {
            Tensor x = Tensor.randomNormal(shape);
            Tensor y = norm.call(x);

            assertArrayEquals(shape, y.shape());
            assertArrayEquals(norm.call(x.reshape(-1, 3)).toFloatArray(), y.toFloatArray());
            LayerChecks.assertRightToSecondOrder(norm, x);
            norm.cast(DataType.FLOAT);
        }
    }

    @Test
    void isTheSameInTrainingAndEvaluation() {
        LayerNorm1d norm = new LayerNorm1d(3);
        Tensor x = Tensor.randomNormal(1, 3);
        float[] inEvaluation = norm.call(x).toFloatArray();
        norm.setTraining(true);

        assertArrayEquals(inEvaluation, norm.call(x).toFloatArray());
    }

    @Test
    void addsUpTheGradientsOfTwoUsesUnderOneTape() {
        LayerNorm1d norm = new LayerNorm1d(3);
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            Tensor y = norm.call(Tensor.randomNormal(2, 3)).add(norm.call(Tensor.randomNormal(2, 3)));

            // ∂(Σ y)/∂β = the number of samples that β was added to, 2·2.
            assertArrayEquals(
                    new double[] {4, 4, 4}, tape.gradient(y, norm.beta()).toDoubleArray());
        }
    }

    @Test
    void addsTheEpsilonThatIsSet() {
        // (1, 3) has the mean 2 and the variance 1; with ε 3 the distances ±1 are divided by √(1 + 3) = 2.
        Tensor y = new LayerNorm1d(2).epsilon(3).call(Tensor.of(new double[][] {{1, 3}}));

        assertArrayEquals(new double[] {-.5, .5}, y.toDoubleArray(), 1e-6);
    }

    @Test
    void saysWhatItNeeds() {
        LayerNorm1d norm = new LayerNorm1d(3);

        assertEquals(
                "LayerNorm1d(3) needs a last axis of size 3, but the shape (2, 4) has a last axis of size 4",
                refusal(ShapeException.class, norm, Tensor.zeros(2, 4)));
        assertEquals(
                "LayerNorm1d(3) needs a last axis of size 3, but the shape () has no axes",
                refusal(ShapeException.class, norm, Tensor.scalar(3)));
        assertEquals(
                "LayerNorm1d(features) needs at least 1 feature, not 0",
                assertThrows(ShapeException.class, () -> new LayerNorm1d(0)).getMessage());
    }
}
