package io.beras.examples.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.data.images.Mnist;
import io.beras.examples.mnist.DigitData;
import io.beras.layers.Dense;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class MnistModelsTest {

    @Test
    void theSimpleModelIsOneDenseLayerAndOneActivation() {
        assertEquals(2, MnistModels.simple().model().parts().size());
        assertEquals(1, denseLayers(MnistModels.simple()));
    }

    @Test
    void theAdvancedModelHasThreeOfEach() {
        assertEquals(6, MnistModels.advanced().model().parts().size());
        assertEquals(3, denseLayers(MnistModels.advanced()));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BERAS_DATA", matches = ".+")
    void theSimpleModelReads91PercentOfMnist() throws Exception {
        assertTrue(accuracyOnMnist(MnistModels::simple) >= 0.91);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BERAS_DATA", matches = ".+")
    void theAdvancedModelReads98PercentOfMnist() throws Exception {
        assertTrue(accuracyOnMnist(MnistModels::advanced) >= 0.98);
    }

    private static long denseLayers(Recipe recipe) {
        return recipe.model().parts().stream().filter(Dense.class::isInstance).count();
    }

    private static double accuracyOnMnist(Supplier<Recipe> recipe) throws Exception {
        Path directory = Path.of(System.getenv("BERAS_DATA"));
        DigitData mnist = new DigitData("mnist", "MNIST", "Data: MNIST.", Mnist.read(directory));
        return new TrainingSession(mnist, 0, recipe).run().testAccuracy();
    }
}
