package io.beras.models;

import io.beras.core.StepScope;
import io.beras.core.random.Randomness;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import io.beras.data.Epoch;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link Model#fit} does: epochs of batches, validation, history, callbacks. */
final class FitLoop {

    private final TrainStep trainer;
    private final FitOptions options;
    private final List<Callback> callbacks;
    private final History history = new History();

    FitLoop(TrainStep trainer, FitOptions options) {
        this.trainer = trainer;
        this.options = options;
        this.callbacks = options.callbacks();
    }

    History on(Dataset dataset) {
        if (options.epochsDone() >= options.epochs()) {
            throw new IllegalArgumentException("epochs(" + options.epochs() + ") leaves nothing to do after epochsDone("
                    + options.epochsDone() + "); epochs counts those already done");
        }
        Optional<Dataset> validation = options.validationPart(dataset);
        DataLoader loader = loader(options.trainingPart(dataset));
        callbacks.forEach(callback -> callback.onTrainBegin(options.epochs(), loader.batches()));
        for (int epoch = options.epochsDone() + 1; epoch <= options.epochs(); epoch++) {
            run(epoch, loader, validation);
            if (callbacks.stream().anyMatch(Callback::wantsToStop)) {
                break;
            }
        }
        callbacks.forEach(callback -> callback.onTrainEnd(history));
        return history;
    }

    private DataLoader loader(Dataset dataset) {
        Map<Integer, Double> classWeights = options.classWeights();
        Dataset samples = classWeights.isEmpty() ? dataset : new ClassWeightedDataset(dataset, classWeights);
        DataLoader inOrder = new DataLoader(samples, options.batchSize()).seed(options.seed());
        DataLoader ordered = options.isShuffled() ? inOrder.shuffled(options.seed()) : inOrder;
        DataLoader loader = options.keepsShortBatch() ? ordered : ordered.withoutShortBatch();
        return options.workers().map(loader::workers).orElseGet(loader::prefetchingWhereACoreIsFree);
    }

    private void run(int epoch, DataLoader loader, Optional<Dataset> validation) {
        long start = System.nanoTime();
        EpochAverages account = trainer.newAccount();
        Randomness randomness = Randomness.of(options.seed()).derived("training", epoch);
        try (Epoch data = loader.epoch(epoch)) {
            Iterator<Batch> batches = data.iterator();
            for (int number = 1; batches.hasNext(); number++) {
                int batchNumber = number;
                String name = "batch " + number + " of epoch " + epoch;
                Map<String, Double> values;
                try (Randomness.Scope scope =
                        randomness.derived("batch", number).use()) {
                    values = step(name, batches, account);
                }
                history.addBatch(values);
                callbacks.forEach(callback -> callback.onBatchEnd(epoch, batchNumber, values));
            }
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        Map<String, Double> values = account.values();
        validation.ifPresent(samples -> addValidation(values, samples));
        history.addEpoch(values, seconds);
        callbacks.forEach(callback -> callback.onEpochEnd(epoch, values, seconds));
    }

    private Map<String, Double> step(String name, Iterator<Batch> batches, EpochAverages account) {
        try (StepScope input = new StepScope(name)) {
            Batch batch = batches.next();
            return trainer.trainStep(batch, account);
        }
    }

    private void addValidation(Map<String, Double> values, Dataset validation) {
        Evaluation evaluation = trainer.evaluate(validation, options.batchSize());
        values.put("val_loss", evaluation.loss());
        evaluation.metrics().forEach((name, value) -> values.put("val_" + name, value));
    }
}
