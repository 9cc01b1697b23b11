package assignment.given;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.function.Supplier;

/** A network that can be trained: the own model of the assignment, or the library's. */
public interface TrainableModel extends Callable, BatchLoop {

    /** Sets what training needs: optimizer, loss, metric, and a new tape for each batch. */
    void compile(Optimizer optimizer, Loss loss, Metric metric, Supplier<? extends GradientTape> tapes);
}
