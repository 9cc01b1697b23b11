package assignment.given;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A network that can be trained: the own model of the assignment, or the library's. */
public interface TrainableModel extends Callable {

    /** Sets what training needs: optimizer, loss, metric, and a new tape for each batch. */
    void compile(Optimizer optimizer, Loss loss, Metric metric, Supplier<? extends GradientTape> tapes);

    /** Trains, and returns the "loss" and the "accuracy" of each batch, in order. */
    List<Map<String, Double>> fit(Tensor x, Tensor y, int epochs, int batchSize);

    /** Returns the "loss" and the "accuracy" over all samples, without training. */
    Map<String, Double> evaluate(Tensor x, Tensor y, int batchSize);
}
