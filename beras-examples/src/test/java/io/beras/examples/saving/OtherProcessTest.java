package io.beras.examples.saving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.activations.ReLU;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.FitOptions;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that another process loads predicts the same bits. */
class OtherProcessTest {

    @TempDir
    Path folder;

    /** The program of the other process. */
    static final class Predict {
        private Predict() {}

        public static void main(String... arguments) throws IOException {
            System.out.println(bits(Model.load(Path.of(arguments[0]))));
        }
    }

    @Test
    void predictsTheSameBits() throws IOException, InterruptedException {
        Model model = new SequentialModel(new Dense(3, 20), new ReLU(), new Dense(20, 4));
        model.compile(new Adam(.01), new SoftmaxCrossEntropy());
        model.fit(x(), Tensor.ofLabels(0, 1, 2, 3), new FitOptions().epochs(3));
        Path file = folder.resolve("model.beras");
        model.save(file);

        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Predict.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(other.getInputStream().readAllBytes(), UTF_8);

        assertEquals(0, other.waitFor());
        assertEquals(bits(model), printed.strip());
    }

    private static Tensor x() {
        return Tensor.of(new double[][] {{1, 2, 3}, {.1, -.2, .3}, {-4, 5, -6}, {0, 0, 1e-3}});
    }

    private static String bits(Model model) {
        float[] values = model.predict(x()).toFloatArray();
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return Arrays.toString(bits);
    }
}
