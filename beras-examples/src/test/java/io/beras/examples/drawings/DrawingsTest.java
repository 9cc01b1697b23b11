package io.beras.examples.drawings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.random.Randomness;
import io.beras.data.digits.SyntheticDigits;
import io.beras.data.images.DrawnDigit;
import io.beras.data.images.LabeledImages;
import io.beras.data.images.Mnist;
import io.beras.examples.drawings.Drawings.Drawing;
import io.beras.examples.training.MnistModels;
import io.beras.examples.training.Recipe;
import io.beras.examples.training.RecipeOptions;
import io.beras.models.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads fifty drawings in styles that the training digits do not have: thick, thin, inverted, off-centre, coloured,
 * transparent, large, tiny, photographed.
 */
class DrawingsTest {

    /** Measured: 50 of 50 with MNIST (seeds 1 to 4), and with synthetic digits. */
    private static final int LEAST_RIGHT = 45;

    @TempDir
    Path folder;

    @Test
    void theModelReadsTheDrawings(TestReporter reporter) throws IOException {
        Model model = trained(trainingDigits());

        List<String> wrong = new ArrayList<>();
        List<Drawing> drawings = Drawings.into(folder);
        for (Drawing drawing : drawings) {
            var digit = DrawnDigit.read(drawing.file()).toTensor();
            int read = model.predict(digit.reshape(1, 784)).argMax(1).toIntArray()[0];
            if (read != drawing.digit()) {
                wrong.add(drawing.file().getFileName() + " read as " + read);
            }
        }

        reporter.publishEntry("drawings read wrong", wrong.toString());
        assertTrue(drawings.size() - wrong.size() >= LEAST_RIGHT, wrong.toString());
    }

    private static Model trained(LabeledImages digits) {
        Randomness.setSeed(1);
        Recipe recipe = MnistModels.advanced(new RecipeOptions(digits.size(), 3, null));
        recipe.model().fit(digits, recipe.options().seed(1));
        return recipe.model();
    }

    private static LabeledImages trainingDigits() throws IOException {
        String directory = System.getenv("BERAS_DATA");
        return directory == null
                ? SyntheticDigits.generate(20_000, 1).training()
                : Mnist.read(Path.of(directory)).training();
    }
}
