package assignment.given;

import io.beras.core.Callable;
import io.beras.core.Optimizer;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.List;

/**
 * A model with all its hyperparameters: everything that training needs except the data.
 *
 * @param layers the layers, first to last
 * @param optimizer updates the weights
 * @param loss compares a prediction (n, classes) with one-hot rows (n, classes)
 * @param metric the accuracy
 * @param epochs the number of passes over the training data
 * @param batchSize the number of samples in a batch
 */
public record Recipe(List<Callable> layers, Optimizer optimizer, Loss loss, Metric metric, int epochs, int batchSize) {

    /** Copies the list of layers. */
    public Recipe {
        layers = List.copyOf(layers);
    }
}
