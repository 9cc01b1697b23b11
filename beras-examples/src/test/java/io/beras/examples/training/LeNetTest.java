package io.beras.examples.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.data.images.Mnist;
import io.beras.examples.mnist.DigitData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class LeNetTest {

    @Test
    void hasTheWeightsOfLeNet5() {
        // 6·(25 + 1) + 16·(6·25 + 1) + 120·(400 + 1) + 84·(120 + 1) + 10·(84 + 1)
        long parameters = LeNet.recipe(new RecipeOptions(60_000)).model().weights().stream()
                .mapToLong(Tensor::length)
                .sum();

        assertEquals(61_706, parameters);
    }

    @Test
    void givesTenScoresForEachRowOfPixels() {
        assertArrayEquals(
                new long[] {3, 10},
                LeNet.recipe(new RecipeOptions(60_000))
                        .model()
                        .predict(Tensor.zeros(3, 784))
                        .shape());
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BERAS_DATA", matches = ".+")
    void classifies988Of1000DigitsRightAfterFiveEpochs() throws Exception {
        Path directory = Path.of(System.getenv("BERAS_DATA"));
        DigitData mnist = new DigitData("mnist", "MNIST", "Data: MNIST.", Mnist.read(directory));

        double accuracy = new TrainingSession(
                        mnist, 0, length -> LeNet.recipe(new RecipeOptions(length.samples(), 5, null)))
                .run()
                .testAccuracy();

        assertTrue(accuracy >= 0.988, "accuracy " + accuracy);
    }
}
