package io.beras.models;

import io.beras.core.RunScope;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import io.beras.data.Epoch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Evaluates and predicts batch by batch, so that memory does not grow with the number of samples. */
final class EvaluateLoop {

    /** The size of batches in {@code predict}, and in {@code evaluate} unless given. */
    static final int BATCH_SIZE = 1024;

    private final CompileSettings compiled;
    private final Model model;

    EvaluateLoop(CompileSettings compiled) {
        this.compiled = compiled;
        this.model = compiled.model();
    }

    /** Returns the loss, the metrics and the predictions of a data set. */
    Evaluation run(Dataset dataset, int batchSize) {
        DataLoader loader = new DataLoader(dataset, batchSize).prefetch();
        LossAverage loss = new LossAverage(compiled.loss());
        List<Tensor> predictions = new ArrayList<>();
        try (Epoch epoch = loader.epoch(0);
                RunMetrics metrics = RunMetrics.of(compiled.metrics())) {
            Iterator<Batch> batches = epoch.iterator();
            while (batches.hasNext()) {
                try (EvaluationScope step = new EvaluationScope()) {
                    // Loaded before the run starts: another thread may predict with this model to load the batch.
                    Batch loaded = batches.next();
                    Scaling scaling = model.scaling();
                    Batch scaled = scaling.standardized(loaded);
                    try (RunScope run = RunScope.evaluation(model)) {
                        Batch batch = InputCast.toTypeOf(model, scaled);
                        model.noteInput(batch.x());
                        Tensor prediction = model.call(batch.x());
                        if (predictions.isEmpty()) {
                            SampleWeightCheck.require(compiled.loss(), prediction, batch);
                        }
                        loss.add(lossOf(prediction, batch), 0, batch.size());
                        metrics.update(
                                scaling.predictionForMetrics(prediction), scaling.targetForMetrics(loaded, batch));
                        predictions.add(scaling.prediction(prediction).detach());
                    }
                }
            }
            return new Evaluation(loss.value() + penalty(), metrics.results(), concat(predictions));
        }
    }

    /** Returns the outputs of a model, compiled or not, for samples x. */
    static Tensor predict(Model model, Tensor x) {
        List<Tensor> predictions = new ArrayList<>();
        for (long from = 0; from < x.size(0); from += BATCH_SIZE) {
            try (EvaluationScope step = new EvaluationScope();
                    RunScope run = RunScope.evaluation(model)) {
                Tensor batch = x.slice(0, from, Math.min(from + BATCH_SIZE, x.size(0)));
                Scaling scaling = model.scaling();
                model.noteInput(batch);
                Tensor prediction = model.call(InputCast.toTypeOf(model, scaling.input(batch)));
                predictions.add(scaling.prediction(prediction).detach());
            }
        }
        return concat(predictions);
    }

    private double lossOf(Tensor prediction, Batch batch) {
        return BatchLoss.withoutPenalties(compiled.loss(), prediction, batch).item();
    }

    /** Returns the penalties of the weights, which count once for a data set, not once for each batch. */
    private double penalty() {
        try (EvaluationScope step = new EvaluationScope();
                RunScope run = RunScope.evaluation(model)) {
            return BatchLoss.sum(model.penalties());
        }
    }

    private static Tensor concat(List<Tensor> predictions) {
        return Tensor.concat(0, predictions.toArray(Tensor[]::new)).detach();
    }
}
