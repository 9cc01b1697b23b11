package assignment.given;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import io.beras.models.Evaluation;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The library's model. It trains with the library's own tape. */
final class LibraryModel implements TrainableModel {

    private final SequentialModel model;

    LibraryModel(List<Callable> layers) {
        model = new SequentialModel(layers.toArray(Callable[]::new));
    }

    @Override
    public void compile(Optimizer optimizer, Loss loss, Metric metric, Supplier<? extends GradientTape> tapes) {
        model.compile(optimizer, loss, metric);
    }

    @Override
    public Tensor call(Tensor... inputs) {
        return model.call(inputs);
    }

    @Override
    public List<Map<String, Double>> fit(Tensor x, Tensor y, int epochs, int batchSize) {
        History history = model.fit(
                x, y, new FitOptions().epochs(epochs).batchSize(batchSize).inOrder());
        List<Double> losses = history.batches("loss");
        List<Double> accuracies = history.batches("accuracy");
        return IntStream.range(0, losses.size())
                .mapToObj(batch -> Map.of("loss", losses.get(batch), "accuracy", accuracies.get(batch)))
                .toList();
    }

    @Override
    public Map<String, Double> evaluate(Tensor x, Tensor y, int batchSize) {
        Evaluation evaluation = model.evaluate(x, y, batchSize);
        return Map.of("loss", evaluation.loss(), "accuracy", evaluation.metric("accuracy"));
    }
}
