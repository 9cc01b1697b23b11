package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.Softmax;
import io.beras.core.random.Randomness;
import io.beras.data.images.LabeledImages;
import io.beras.data.images.TrainTestSplit;
import io.beras.layers.Dense;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.Evaluation;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example of the package documentation on a few images. */
class PackageExampleTest {

    @TempDir
    Path folder;

    @Test
    void writesThreePlots() throws Exception {
        Randomness.setSeed(1);
        TrainTestSplit digits = new TrainTestSplit(images(64), images(32));
        SequentialModel model = new SequentialModel(new Dense(784, 10), new Softmax());
        model.compile(new Adam(0.01), new CategoricalCrossEntropy(), new CategoricalAccuracy());

        History history =
                model.fit(digits.training(), new FitOptions().epochs(3).validation(digits.test()));
        Evaluation test = model.evaluate(digits.test(), 1000);
        MetricsPlot.of("my model", TrainingCurveData.of(history)).write(folder.resolve("metrics.png"));
        PredictionsPlot.of("my model", Predictions.of(digits.test(), test.predictions()), 1)
                .write(folder.resolve("digits.png"));
        new Chart("Loss", "epoch", "loss")
                .line("training", history.epochs("loss"))
                .write(folder.resolve("loss.png"));

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Set.of("metrics.png", "digits.png", "loss.png"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void isTheExampleOfThePackageDocumentation() throws IOException {
        String documentation = Files.readString(Path.of("src/main/java/io/beras/plots/package-info.java"));
        String example = documentation
                .substring(documentation.indexOf("{@code\n") + 7, documentation.indexOf(" * }</pre>"))
                .replaceAll("(?m)^ \\* ", "");
        String test = Files.readString(Path.of("src/test/java/io/beras/plots/PackageExampleTest.java"));

        assertEquals(5, example.lines().count());
        assertTrue(withoutSpaces(test).contains(withoutSpaces(example)), example);
    }

    private static String withoutSpaces(String code) {
        return code.replaceAll("\\s", "");
    }

    private static LabeledImages images(int count) {
        byte[] labels = new byte[count];
        byte[] pixels = new byte[count * 784];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
            pixels[i * 784 + i % 10] = (byte) 255;
        }
        return LabeledImages.of(pixels, labels, 28, 28, 10);
    }
}
