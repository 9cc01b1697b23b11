package io.beras.models;

import io.beras.core.StepScope;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import io.beras.data.Epoch;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** The loop of {@link Model#fit}: trains on every batch of every epoch, validates, writes the history, runs callbacks. */
final class FitLoop {

    private final TrainStep step;
    private final FitOptions options;
    private final Callback callbacks;
    private final History history = new History();

    FitLoop(TrainStep step, FitOptions options) {
        this.step = step;
        this.options = options;
        this.callbacks = options.callbacks();
    }

    History run(Dataset dataset) {
        options.requireEpochsToDo();
        Optional<Dataset> validation = options.validationPart(dataset);
        DataLoader loader = loader(options.trainingPart(dataset));
        callbacks.onTrainBegin(options.epochs(), loader.batchesPerEpoch());
        for (int epoch = options.epochsDone() + 1; epoch <= options.epochs(); epoch++) {
            long start = System.nanoTime();
            Map<String, Double> values = trainEpoch(epoch, loader);
            double seconds = (System.nanoTime() - start) * 1e-9;
            validation.ifPresent(samples -> addValidation(values, samples));
            history.addEpoch(values, seconds);
            callbacks.onEpochEnd(epoch, values, seconds);
            if (callbacks.wantsToStop()) {
                break;
            }
        }
        callbacks.onTrainEnd(history);
        return history;
    }

    private Map<String, Double> trainEpoch(int epoch, DataLoader loader) {
        EpochAverages averages = new EpochAverages(step.compiled());
        Randomness randomness = Randomness.of(options.seed()).derived("training", epoch);
        try (Epoch data = loader.epoch(epoch)) {
            Iterator<Batch> batches = data.iterator();
            for (int batch = 1; batches.hasNext(); batch++) {
                Map<String, Double> values;
                try (Randomness.Scope draws = randomness.derived("batch", batch).use();
                        StepScope scope = new StepScope("batch " + batch + " of epoch " + epoch)) {
                    BatchResult result = step.run(batches.next());
                    averages.add(result);
                    values = result.values();
                }
                history.addBatch(values);
                callbacks.onBatchEnd(epoch, batch, values);
            }
        }
        return averages.values();
    }

    private void addValidation(Map<String, Double> values, Dataset validation) {
        Evaluation evaluation = new EvaluateLoop(step.compiled()).run(validation, options.batchSize());
        values.put("val_loss", evaluation.loss());
        evaluation.metrics().forEach((name, value) -> values.put("val_" + name, value));
    }

    private DataLoader loader(Dataset dataset) {
        Map<Integer, Double> classWeights = options.classWeights();
        Dataset samples = classWeights.isEmpty() ? dataset : new ClassWeightedDataset(dataset, classWeights);
        DataLoader inOrder = new DataLoader(samples, options.batchSize()).seed(options.seed());
        DataLoader ordered = options.isShuffled() ? inOrder.shuffled(options.seed()) : inOrder;
        DataLoader loader = options.keepsShortBatch() ? ordered : ordered.withoutShortBatch();
        return options.workers().map(loader::workers).orElseGet(loader::prefetch);
    }
}
