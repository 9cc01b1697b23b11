package assignment.given;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assignment.Adam;
import assignment.Dense;
import assignment.GradientTape;
import assignment.SequentialModel;
import io.beras.core.Tensor;
import io.beras.losses.MeanSquaredError;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MixedPartsTest {

    /** Every part that a program can ask for, by name. */
    private static final List<NamedPart> ALL = List.of(
            new NamedPart("one-hot", Parts::oneHot),
            new NamedPart("accuracy", Parts::accuracy),
            new NamedPart("dense", parts -> parts.dense(3, 2, "xavier")),
            new NamedPart("relu", Parts::relu),
            new NamedPart("leaky-relu", parts -> parts.leakyRelu(0.1)),
            new NamedPart("sigmoid", Parts::sigmoid),
            new NamedPart("softmax", Parts::softmax),
            new NamedPart("mean-squared-error", Parts::meanSquaredError),
            new NamedPart("cross-entropy", Parts::crossEntropy),
            new NamedPart("tape", MixedPartsTest::closedTape),
            new NamedPart("basic-optimizer", parts -> parts.basicOptimizer(0.1)),
            new NamedPart("rmsprop", parts -> parts.rmsProp(0.1)),
            new NamedPart("adam", parts -> parts.adam(0.1)));

    private record NamedPart(String name, Function<Parts, Object> create) {}

    @Test
    void namedPartsAreOwnAndOthersTheLibrarys() {
        for (NamedPart part : ALL) {
            MixedParts own = new MixedParts(Set.of(part.name()));
            assertEquals("assignment", part.create().apply(own).getClass().getPackageName(), part.name());
            assertEquals(List.of(part.name()), own.usedOwn());
            assertEquals(List.of(), own.usedOfLibrary());

            MixedParts others = new MixedParts(Set.of());
            String home = part.create().apply(others).getClass().getName();
            assertEquals(false, home.matches("assignment\\.[A-Z].*"), part.name() + ": " + home);
            assertEquals(List.of(part.name()), others.usedOfLibrary());
        }
    }

    @Test
    void theOwnModelUsesTheTapeOfTheMixture() {
        MixedParts parts = new MixedParts(Set.of("model", "tape"));
        TrainableModel model = parts.model(lineRecipe(parts), parts);
        assertInstanceOf(SequentialModel.class, model);

        double before = model.evaluate(X, Y, 2).get("loss");
        model.fit(X, Y, 50, 2);

        assertEquals(List.of("model", "tape"), parts.usedOwn());
        assertEquals(true, model.evaluate(X, Y, 2).get("loss") < before / 2);
    }

    @Test
    void theLibrarysModelTrainsOwnLayers() {
        MixedParts parts = new MixedParts(Set.of("dense", "adam", "tape"));
        Recipe recipe = lineRecipe(parts);
        assertInstanceOf(Dense.class, recipe.layers().get(0));
        assertInstanceOf(Adam.class, recipe.optimizer());
        TrainableModel model = parts.model(recipe, parts);

        assertEquals(100, model.fit(X, Y, 50, 2).size(), "50 epochs of 2 batches");

        assertEquals(List.of("dense", "adam"), parts.usedOwn(), "the library's model has its own tape");
    }

    @Test
    void anExceptionOfAnOwnPartArrivesUnchanged() {
        Parts own = new OwnParts();

        var e = assertThrows(IllegalArgumentException.class, () -> own.dense(3, 2, "glorot"));

        assertEquals(true, e.getMessage().contains("glorot"), e.getMessage());
    }

    @Test
    void aClassThatDoesNotCompileIsNamed() {
        var e = assertThrows(IllegalStateException.class, () -> OwnClasses.create(Encoder.class, "HotEncoder"));

        assertEquals("there is no class assignment.HotEncoder; make its file compile first", e.getMessage());
    }

    private static final Tensor X = Tensor.of(new float[][] {{0}, {1}, {2}, {3}});
    private static final Tensor Y = Tensor.of(new float[][] {{1, 0}, {3, -1}, {5, -2}, {7, -3}});

    private static Recipe lineRecipe(Parts parts) {
        return new Recipe(
                List.of(parts.dense(1, 2, "zero")), parts.adam(0.1), new MeanSquaredError(), parts.accuracy(), 50, 2);
    }

    private static Object closedTape(Parts parts) {
        try (io.beras.core.GradientTape tape = parts.tape()) {
            assertEquals(tape instanceof GradientTape, tape.getClass() == GradientTape.class);
            return tape;
        }
    }
}
