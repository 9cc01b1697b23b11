package io.beras.models;

import io.beras.core.RunScope;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import io.beras.data.Epoch;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        LossAverages losses = new LossAverages(compiled);
        OutputBatches outputs = new OutputBatches();
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
                        List<Tensor> predictions = model.outputsOf(compiled, batch);
                        if (outputs.isEmpty()) {
                            SampleWeightCheck.require(compiled, predictions, batch);
                        }
                        BatchLoss loss = BatchLoss.withoutPenalties(compiled, predictions, batch);
                        losses.add(loss.values(compiled, loss.total().item()), 0, batch.size());
                        metrics.update(
                                compiled,
                                scaling.predictionsForMetrics(predictions),
                                scaling.targetsForMetrics(loaded, batch));
                        outputs.add(scaling.predictions(predictions));
                    }
                }
            }
            Map<String, Double> values = losses.values();
            double total = Objects.requireNonNull(values.remove("loss"));
            values.putAll(metrics.results());
            return new Evaluation(total + penalty(), values, outputs.whole());
        }
    }

    /** Returns the first output of a model, compiled or not, for these inputs. */
    static Tensor predict(Model model, Tensor... inputs) {
        return outputs(model, x -> List.of(model.call(x)), inputs).get(0);
    }

    /** Returns all outputs of a model, compiled or not, for these inputs. */
    static List<Tensor> predictAll(Model model, Tensor... inputs) {
        return outputs(model, model::allOutputs, inputs);
    }

    private static List<Tensor> outputs(Model model, Function<Tensor[], List<Tensor>> forward, Tensor... inputs) {
        long size = requireSameSize(inputs);
        OutputBatches outputs = new OutputBatches();
        for (long from = 0; from < size; from += BATCH_SIZE) {
            long start = from;
            long end = Math.min(from + BATCH_SIZE, size);
            try (EvaluationScope step = new EvaluationScope();
                    RunScope run = RunScope.evaluation(model)) {
                Scaling scaling = model.scaling();
                List<Tensor> batch =
                        Arrays.stream(inputs).map(x -> x.slice(0, start, end)).toList();
                model.noteInputs(batch);
                Tensor[] prepared = scaling.inputs(batch).stream()
                        .map(x -> InputCast.toTypeOf(model, x))
                        .toArray(Tensor[]::new);
                outputs.add(scaling.predictions(forward.apply(prepared)));
            }
        }
        return outputs.whole();
    }

    private static long requireSameSize(Tensor... inputs) {
        if (inputs.length == 0) {
            throw new IllegalArgumentException("predict needs the samples: a tensor for each input of the model");
        }
        for (Tensor input : inputs) {
            if (input.rank() == 0 || input.size(0) != inputs[0].size(0)) {
                throw new ShapeException("predict needs as many samples in each input, batch first, not "
                        + Arrays.stream(inputs).map(x -> Shapes.text(x.shape())).collect(Collectors.joining(" and ")));
            }
        }
        return inputs[0].size(0);
    }

    /** Returns the penalties of the weights, which count once for a data set, not once for each batch. */
    private double penalty() {
        try (EvaluationScope step = new EvaluationScope();
                RunScope run = RunScope.evaluation(model)) {
            return BatchLoss.sum(model.penalties());
        }
    }
}
