package io.beras.metrics;

import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.Optional;

/**
 * The fraction of samples whose largest predicted score is the score of the correct class.
 *
 * <p>The prediction is (n, classes), probabilities or scores; the target is one-hot (n, classes) or INT labels (n). Of
 * equal scores the first is the predicted class. A sample whose scores contain NaN is counted as wrong. For sequences
 * (n, t, classes) with labels (n, t), each position counts.
 *
 * <pre>{@code
 * Metric accuracy = new CategoricalAccuracy();
 * accuracy.update(probabilities, labels);
 * double fraction = accuracy.result();             // between 0 and 1
 * }</pre>
 */
public final class CategoricalAccuracy extends CorrectFraction implements Configurable {

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public Optional<Metric> emptyCopy() {
        return Optional.of(new CategoricalAccuracy());
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        PredictedClasses samples = PredictedClasses.ofRows("CategoricalAccuracy", prediction, target);
        add(samples.correct(), samples.count());
    }

    @Override
    public Config config() {
        return Config.empty();
    }
}
