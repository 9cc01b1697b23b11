package assignment.milestones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assignment.given.MixedParts;
import assignment.given.Parts;
import assignment.given.Recipe;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.metrics.Metric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MilestonesTest {

    private static final Set<String> ALL = Set.of(
            "one-hot",
            "accuracy",
            "dense",
            "relu",
            "leaky-relu",
            "sigmoid",
            "softmax",
            "mean-squared-error",
            "cross-entropy",
            "tape",
            "basic-optimizer",
            "rmsprop",
            "adam",
            "model",
            "simple-model",
            "advanced-model");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"guess", "perceptron", "xor", "simple", "advanced"})
    void passesWithTheReference(String name) throws IOException {
        Run run = run(name, ALL);

        assertTrue(run.passed(), run.text());
        assertTrue(run.text().contains(name + ": passed"), run.text());
        assertFalse(run.text().contains("from the library"), run.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"guess", "perceptron", "xor", "simple", "advanced"})
    void passesWithTheLibrary(String name) throws IOException {
        Run run = run(name, Set.of());

        assertTrue(run.passed(), run.text());
        assertTrue(run.text().startsWith("0 of "), run.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"guess", "perceptron", "xor", "simple", "advanced"})
    void passesWithAMixture(String name) throws IOException {
        Run run = run(name, Set.of("dense", "softmax", "tape", "accuracy", "advanced-model", "mean-squared-error"));

        assertTrue(run.passed(), run.text());
        assertTrue(run.text().contains("parts are yours: "), run.text());
        assertTrue(run.text().contains("; from the library: "), run.text());
    }

    @Test
    void theHeadNamesWhoseTheUsedPartsAre() throws IOException {
        Run run = run("perceptron", Set.of("sigmoid", "adam", "dense"));

        assertEquals(
                "2 of 4 parts are yours: dense, sigmoid; from the library: mean-squared-error, basic-optimizer.",
                run.text().lines().findFirst().orElseThrow());
    }

    @Test
    void guessDrawsAPicture() throws IOException {
        run("guess", Set.of());

        assertTrue(Files.size(folder.resolve("guess.png")) > 10_000);
    }

    @Test
    void anAccuracyInPercentFailsGuess() throws IOException {
        Outcome outcome = new Guess()
                .run(
                        new BrokenParts() {
                            @Override
                            public Metric accuracy() {
                                return new PercentMetric(super.accuracy());
                            }
                        },
                        folder);

        assertFalse(outcome.passed(), outcome.figure());
    }

    @Test
    void aGradientOfTheWrongSignFailsPerceptron() throws IOException {
        Outcome outcome = new Perceptron()
                .run(
                        new BrokenParts() {
                            @Override
                            public Diffable dense(int in, int out, String initializer) {
                                return new BackwardsGradient(super.dense(in, out, initializer));
                            }
                        },
                        folder);

        assertFalse(outcome.passed(), outcome.figure());
    }

    @Test
    void aTapeWithoutGradientsFailsXor() throws IOException {
        Outcome outcome = new Xor()
                .run(
                        new BrokenParts() {
                            @Override
                            public GradientTape tape() {
                                return new ZeroTape();
                            }
                        },
                        folder);

        assertFalse(outcome.passed(), outcome.figure());
    }

    @Test
    void modelsThatDoNotTrainFail() throws IOException {
        Parts untrained = new BrokenParts() {
            @Override
            public Optimizer basicOptimizer(double learningRate) {
                return super.basicOptimizer(0);
            }

            @Override
            public Recipe advancedModel(Parts parts) {
                return simpleModel(parts);
            }
        };

        assertFalse(new Simple().run(untrained, folder).passed());
        assertFalse(new Advanced().run(untrained, folder).passed());
    }

    private record Run(boolean passed, String text) {}

    private Run run(String name, Set<String> own) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        boolean passed = Milestones.run(name, new MixedParts(own), folder, out);
        return new Run(passed, bytes.toString(StandardCharsets.UTF_8));
    }

    /** A tape that answers zeros. */
    private static final class ZeroTape extends GradientTape {
        @Override
        public List<Tensor> gradient(Tensor target, List<? extends Tensor> sources) {
            close();
            return sources.stream().map(Tensor::zerosLike).toList();
        }
    }

    /** A metric that returns 100 times its value. */
    private record PercentMetric(Metric metric) implements Metric {
        @Override
        public String name() {
            return metric.name();
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            metric.update(prediction, target);
        }

        @Override
        public double result() {
            return 100 * metric.result();
        }

        @Override
        public void reset() {
            metric.reset();
        }
    }
}
