package assignment.milestones;

import assignment.given.Digits;
import assignment.given.Parts;
import assignment.given.Plots;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.metrics.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An untrained network guesses: of ten digits it reads about one in ten.
 *
 * <p>Needs no gradient. The picture shows ten right and ten wrong guesses.
 */
public final class Guess implements Milestone {

    private static final double LEAST = 0.02;
    private static final double MOST = 0.25;

    @Override
    public Outcome run(Parts parts, Path folder) throws IOException {
        Digits digits = Digits.drawn(10, 1000);
        Tensor probabilities;
        try (Randomness.Scope seed = Randomness.of(1).use()) {
            Tensor hidden =
                    parts.leakyRelu(0.1).call(parts.dense(784, 64, "kaiming").call(digits.testX()));
            probabilities = parts.softmax().call(parts.dense(64, 10, "xavier").call(hidden));
        }
        Metric metric = parts.accuracy();
        metric.update(probabilities, digits.testLabels());
        double accuracy = metric.result();
        String picture = Plots.predictions(
                folder.resolve("guess.png"),
                "An untrained network",
                digits.testX(),
                digits.testLabels(),
                probabilities);
        return new Outcome(
                String.format(
                        Locale.ROOT,
                        "The untrained network reads %.1f %% of 1,000 drawn digits. %s",
                        100 * accuracy,
                        picture),
                "from 2 % to 25 %: about as many as by chance, 10 %",
                accuracy >= LEAST && accuracy <= MOST);
    }
}
