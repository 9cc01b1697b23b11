package io.beras.layers;

import static io.beras.layers.LayerChecks.refusal;
import static io.beras.layers.LayersFixture.assertGives;
import static io.beras.layers.LayersFixture.indices;
import static io.beras.layers.LayersFixture.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class EmbeddingTest {

    @Test
    void looksRowsUpAndAddsTheirGradientsUp() {
        // Row 2 is looked up twice, row 1 never: of Σ y, its numbers count 2, row 0's 1 and row 1's 0.
        Embedding embedding = table(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        try (GradientTape tape = new GradientTape()) {
            Tensor y = embedding.call(Tensor.ofLabels(2, 0, 2));

            assertArrayEquals(new long[] {3, 2}, y.shape());
            assertArrayEquals(new double[] {5, 6, 1, 2, 5, 6}, y.toDoubleArray());
            assertArrayEquals(
                    new double[] {1, 1, 0, 0, 2, 2},
                    tape.gradient(y, embedding.w()).toDoubleArray());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void givesWhatPyTorchGivesForWordsAndForSentences(int number) {
        String name = "embedding/" + number;
        Embedding embedding = new Embedding(5, 3);
        embedding.cast(DataType.DOUBLE);
        embedding.w().assign(tensor("embedding/w"));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = embedding.call(indices(name + "/indices"));

            assertGives(name + "/y", y);
            assertGives(name + "/dw", tape.gradient(y.mul(tensor(name + "/g")).sum(), embedding.w()));
        }
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder() {
        LayerChecks.assertRightToSecondOrder(new Embedding(4, 3), indices("embedding/0/indices"));
        Embedding embedding = new Embedding(5, 1);
        LayerChecks.assertRightToSecondOrder(
                new Sequential(embedding, y -> y[0].mul(y[0]).mul(y[0])), indices("embedding/1/indices"));
    }

    @Property(tries = 25, seed = "1")
    void floatAgreesWithDouble(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 6) Integer> words,
            @ForAll @IntRange(min = 1, max = 9) int size) {
        Randomness.setSeed(size);
        Embedding embedding = new Embedding(7, size);
        Tensor indices = Tensor.ofLabels(words.stream().mapToInt(i -> i).toArray());
        Tensor g = Tensor.randomNormal(words.size(), size);
        double[][] inFloat = valueAndGradient(embedding, indices, g);
        embedding.cast(DataType.DOUBLE);
        double[][] inDouble = valueAndGradient(embedding, indices, g.cast(DataType.DOUBLE));

        assertArrayEquals(inDouble[0], inFloat[0]);
        assertArrayEquals(inDouble[1], inFloat[1], 1e-5); // up to twelve numbers of size 1 are added
    }

    @Test
    void addsUpTheGradientsOfTwoUsesUnderOneTape() {
        Embedding embedding = table(new double[][] {{1}, {2}});
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            Tensor y = embedding.call(Tensor.ofLabels(0)).mul(embedding.call(Tensor.ofLabels(1)));

            // y = w₀·w₁ = 2, so the gradient is (w₁, w₀).
            assertArrayEquals(
                    new double[] {2, 1}, tape.gradient(y, embedding.w()).toDoubleArray());
        }
    }

    @Test
    void startsLikeKeras() {
        double[] w = new Embedding(100, 100).w().toDoubleArray();
        double largest = 0;
        for (double value : w) {
            largest = Math.max(largest, Math.abs(value));
        }

        assertTrue(largest <= .05f && largest > .0499, "largest " + largest);
    }

    @Test
    void reportsAnIndexOutsideTheTable() {
        Embedding embedding = new Embedding(5, 3);

        assertEquals(
                "Embedding(5, 3) needs indices from 0 to 4 for its table (5, 3), but element 1 is 5",
                refusal(ShapeException.class, embedding, Tensor.ofLabels(4, 5)));
        assertEquals(
                "Embedding(5, 3) needs indices from 0 to 4 for its table (5, 3), but element 0 is -1",
                refusal(ShapeException.class, embedding, Tensor.ofLabels(-1)));
    }

    @Test
    void saysThatItNeedsIndices() {
        Embedding embedding = new Embedding(5, 3);

        assertEquals(
                "Embedding(5, 3) needs INT indices, not the FLOAT tensor (2); create them with Tensor.ofLabels(...)",
                refusal(IllegalArgumentException.class, embedding, Tensor.of(1, 2)));
        assertEquals(
                "Embedding(5, 3) takes one tensor, but was called with 0",
                refusal(IllegalArgumentException.class, embedding));
        assertEquals(
                "Embedding(0, 3) needs sizes of at least 1 and at most 2147483647 weights",
                assertThrows(ShapeException.class, () -> new Embedding(0, 3)).getMessage());
    }

    private static Embedding table(double[][] w) {
        Embedding embedding = new Embedding(w.length, w[0].length);
        embedding.w().assign(Tensor.of(w));
        return embedding;
    }

    private static double[][] valueAndGradient(Embedding embedding, Tensor indices, Tensor g) {
        try (GradientTape tape = new GradientTape()) {
            Tensor y = embedding.call(indices);
            return new double[][] {
                y.toDoubleArray(), tape.gradient(y.mul(g).sum(), embedding.w()).toDoubleArray()
            };
        }
    }
}
