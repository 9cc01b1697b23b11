package assignment.given;

import io.beras.core.Tensor;
import java.util.List;
import java.util.Map;

/** Goes through a data set in batches, for training and for evaluation. */
public interface BatchLoop {

    /** Trains, and returns the "loss" and the "accuracy" of each batch, in order. */
    List<Map<String, Double>> fit(Tensor x, Tensor y, int epochs, int batchSize);

    /** Returns the "loss" and the "accuracy" over all samples, without training. */
    Map<String, Double> evaluate(Tensor x, Tensor y, int batchSize);
}
