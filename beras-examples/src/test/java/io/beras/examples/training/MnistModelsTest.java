package io.beras.examples.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.Mnist;
import io.beras.data.images.TrainTestSplit;
import io.beras.examples.mnist.DigitData;
import io.beras.layers.Dense;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MnistModelsTest {

    private static final TrainTestSplit DIGITS = SyntheticDigits.generate(20_000, 5_000);
    private static final RecipeOptions MNIST = new RecipeOptions(60_000);

    @Test
    void theSimpleModelIsOneDenseLayerAndOneActivation() {
        assertEquals(2, MnistModels.simple(MNIST).model().parts().size());
        assertEquals(1, denseLayers(MnistModels.simple(MNIST)));
    }

    @Test
    void theAdvancedModelHasThreeOfEach() {
        assertEquals(6, MnistModels.advanced(MNIST).model().parts().size());
        assertEquals(3, denseLayers(MnistModels.advanced(MNIST)));
    }

    @Test
    void epochsAndBatchSizeAreTheModelsOwnUnlessChosen() {
        Recipe own = MnistModels.advanced(MNIST);
        Recipe chosen = MnistModels.advanced(new RecipeOptions(60_000, 2, 50));

        assertEquals(List.of(6, 128), List.of(own.epochs(), own.batchSize()));
        assertEquals(List.of(2, 50), List.of(chosen.epochs(), chosen.batchSize()));
    }

    /** 5 samples in batches of 2 are 3 steps an epoch; lr = 0.003·0.02^(e/2) in epoch e of 2, from 0. */
    @ParameterizedTest
    @MethodSource("models")
    void theLearningRateFallsByTheSameFactorEachEpoch(Function<RecipeOptions, Recipe> model, double initialRate) {
        Recipe recipe = model.apply(new RecipeOptions(5, 2, 2));
        List<Double> rates = new ArrayList<>();

        for (int step = 0; step < 6; step++) {
            rates.add(recipe.optimizer().learningRate());
            recipe.model().batchStep(Tensor.zeros(2, 784), Tensor.ofLabels(1, 2), true);
        }

        double half = initialRate * Math.sqrt(0.02);
        double[] expected = {initialRate, initialRate, initialRate, half, half, half};
        assertArrayEquals(expected, rates.stream().mapToDouble(rate -> rate).toArray(), 1e-15);
        assertEquals(0.02 * initialRate, recipe.optimizer().learningRate(), 1e-15);
    }

    private static Stream<Arguments> models() {
        Function<RecipeOptions, Recipe> simple = MnistModels::simple;
        Function<RecipeOptions, Recipe> advanced = MnistModels::advanced;
        Function<RecipeOptions, Recipe> lenet = LeNet::recipe;
        return Stream.of(Arguments.of(simple, 0.003), Arguments.of(advanced, 0.003), Arguments.of(lenet, 0.002));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BERAS_DATA", matches = ".+")
    void theSimpleModelClassifies91PercentOfMnistRight() throws Exception {
        assertTrue(accuracyOnMnist(MnistModels::simple) >= 0.91);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BERAS_DATA", matches = ".+")
    void theAdvancedModelClassifies98PercentOfMnistRight() throws Exception {
        assertTrue(accuracyOnMnist(MnistModels::advanced) >= 0.98);
    }

    /** Runs everywhere, unlike the tests on MNIST. Each threshold is 0.01 below the accuracy measured with seed 0. */
    @ParameterizedTest(name = "{0} on synthetic digits: {3}")
    @MethodSource("accuraciesOnSyntheticDigits")
    void aModelLearnsSyntheticDigits(String name, Function<RecipeOptions, Recipe> model, int epochs, double accuracy) {
        DigitData digits = new DigitData("synthetic", "synthetic digits", "Data: a few.", DIGITS);

        TrainingOutcome outcome = new TrainingSession(
                        digits, 0, length -> model.apply(new RecipeOptions(length.samples(), epochs, null)))
                .run();

        assertTrue(outcome.testAccuracy() >= accuracy, "accuracy " + outcome.testAccuracy());
    }

    private static Stream<Arguments> accuraciesOnSyntheticDigits() {
        Function<RecipeOptions, Recipe> simple = MnistModels::simple;
        Function<RecipeOptions, Recipe> advanced = MnistModels::advanced;
        Function<RecipeOptions, Recipe> lenet = LeNet::recipe;
        return Stream.of(
                Arguments.of("simple", simple, 3, 0.85),
                Arguments.of("advanced", advanced, 3, 0.954),
                Arguments.of("lenet", lenet, 1, 0.947));
    }

    private static long denseLayers(Recipe recipe) {
        return recipe.model().parts().stream().filter(Dense.class::isInstance).count();
    }

    private static double accuracyOnMnist(Function<RecipeOptions, Recipe> recipe) throws Exception {
        Path directory = Path.of(System.getenv("BERAS_DATA"));
        DigitData mnist = new DigitData("mnist", "MNIST", "Data: MNIST.", Mnist.read(directory));
        return new TrainingSession(mnist, 0, recipe).run().testAccuracy();
    }

    @Test
    void optionsAreCheckedWhenTheyAreCreated() {
        assertEquals(
                "batchSize must be at least 1, not 0",
                assertThrows(IllegalArgumentException.class, () -> new RecipeOptions(100, null, 0))
                        .getMessage());
        assertEquals(
                "epochs must be at least 1, not 0",
                assertThrows(IllegalArgumentException.class, () -> new RecipeOptions(100, 0, null))
                        .getMessage());
        assertEquals(
                "samples must be at least 1, not 0",
                assertThrows(IllegalArgumentException.class, () -> new RecipeOptions(0))
                        .getMessage());
    }
}
