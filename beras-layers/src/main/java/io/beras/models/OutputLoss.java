package io.beras.models;

import io.beras.core.Arguments;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.List;

/**
 * The loss and the metrics of one output of a model with several outputs: see {@link Model#compile(Optimizer, OutputLoss...)}.
 *
 * <pre>{@code
 * model.compile(
 *         new Adam(0.001),
 *         OutputLoss.of("digit", new SoftmaxCrossEntropy(), new CategoricalAccuracy()),
 *         OutputLoss.of("angle", new MeanSquaredError()).weight(0.1));
 * }</pre>
 *
 * <p>The total loss is the sum of the losses, each multiplied by its weight. A history has the total as "loss", and the values
 * of an output as "digit_loss", without the weight, and "digit_accuracy", as in Keras.
 */
public final class OutputLoss implements Configurable {

    private final String name;
    private final Loss loss;
    private final List<Metric> metrics;
    private final double weight;

    private OutputLoss(String name, Loss loss, List<Metric> metrics, double weight) {
        this.name = name;
        this.loss = loss;
        this.metrics = metrics;
        this.weight = weight;
    }

    /**
     * Returns the loss of an output, with the weight 1.
     *
     * @param name the name of the output in a history, such as "digit"
     * @throws IllegalArgumentException if the name is empty
     */
    public static OutputLoss of(String name, Loss loss, Metric... metrics) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an output needs a name for its values in a history, such as \"digit\"");
        }
        return new OutputLoss(name, loss, List.of(metrics), 1);
    }

    /** Returns this loss with another weight in the total, finite and at least 0. */
    public OutputLoss weight(double weight) {
        return new OutputLoss(name, loss, metrics, Arguments.requireNonNegative("the weight of a loss", weight));
    }

    /** Returns the name of the output. */
    public String name() {
        return name;
    }

    /** Returns the loss of the output. */
    public Loss loss() {
        return loss;
    }

    /** Returns the metrics of the output. */
    public List<Metric> metrics() {
        return metrics;
    }

    /** Returns the weight of the loss in the total. */
    public double weight() {
        return weight;
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("name", name)
                .withParts("loss", List.of(loss))
                .withParts("metrics", metrics)
                .with("weight", weight);
    }

    static OutputLoss of(Config config) {
        List<Loss> losses = config.parts("loss", Loss.class);
        if (losses.size() != 1) {
            throw new IllegalArgumentException("OutputLoss needs one loss, not " + losses.size());
        }
        return of(
                        config.text("name"),
                        losses.get(0),
                        config.parts("metrics", Metric.class).toArray(Metric[]::new))
                .weight(config.number("weight"));
    }

    /** Returns the same loss with these metrics, those that a file can hold. */
    OutputLoss withMetrics(List<Metric> chosen) {
        return new OutputLoss(name, loss, List.copyOf(chosen), weight);
    }

    @Override
    public String toString() {
        return "OutputLoss(\"" + name + "\", " + loss + (weight == 1 ? "" : ", weight=" + weight) + ")";
    }
}
