package io.beras.models;

import io.beras.core.StepScope;
import io.beras.data.Batch;
import io.beras.data.DataLoader;
import io.beras.data.Dataset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What {@link Model#fit} does: epochs of batches, validation, history, callbacks. */
final class TrainingRun {

    private final Trainer trainer;
    private final FitOptions options;
    private final List<Callback> callbacks;
    private final History history = new History();

    TrainingRun(Trainer trainer, FitOptions options) {
        this.trainer = trainer;
        this.options = options;
        this.callbacks = options.callbacks();
    }

    History on(Dataset dataset) {
        if (options.epochsDone() >= options.epochs()) {
            throw new IllegalArgumentException("epochs(" + options.epochs() + ") leaves nothing to do after epochsDone("
                    + options.epochsDone() + "); epochs counts those already done");
        }
        DataLoader inOrder = new DataLoader(dataset, options.batchSize());
        DataLoader loader = options.isShuffled() ? inOrder.shuffled(options.seed()) : inOrder;
        callbacks.forEach(callback -> callback.onTrainBegin(options.epochs(), loader.batches()));
        for (int epoch = options.epochsDone() + 1; epoch <= options.epochs(); epoch++) {
            run(epoch, loader);
            if (callbacks.stream().anyMatch(Callback::wantsToStop)) {
                break;
            }
        }
        callbacks.forEach(callback -> callback.onTrainEnd(history));
        return history;
    }

    private void run(int epoch, DataLoader loader) {
        long start = System.nanoTime();
        RunningMeans means = new RunningMeans();
        try (BatchesAhead batches = BatchesAhead.of(loader, options.seed(), epoch)) {
            for (int number = 1; batches.hasNext(); number++) {
                int batchNumber = number;
                Map<String, Double> values = step("batch " + number + " of epoch " + epoch, batches, means);
                history.addBatch(values);
                callbacks.forEach(callback -> callback.onBatchEnd(epoch, batchNumber, values));
            }
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        Map<String, Double> values = means.values();
        options.validation().ifPresent(validation -> addValidation(values, validation));
        history.addEpoch(values, seconds);
        callbacks.forEach(callback -> callback.onEpochEnd(epoch, values, seconds));
    }

    private Map<String, Double> step(String name, Iterator<Batch> batches, RunningMeans means) {
        try (StepScope input = new StepScope(name)) {
            Batch batch = batches.next();
            Map<String, Double> values = trainer.trainStep(batch.x(), batch.y());
            means.add(values, batch.size());
            return values;
        }
    }

    private void addValidation(Map<String, Double> values, Dataset validation) {
        Evaluation evaluation = trainer.evaluate(validation, options.batchSize());
        values.put("val_loss", evaluation.loss());
        evaluation.metrics().forEach((name, value) -> values.put("val_" + name, value));
    }
}
