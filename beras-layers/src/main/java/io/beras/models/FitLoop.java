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

/**
 * The loop of {@link Model#fit}: trains on every batch of every epoch, validates, writes the history, runs callbacks.
 *
 * <p>Training ends early in two ways. If a callback stops the run, the epoch is closed: validated and written. If the run or
 * its thread is interrupted, the loop ends after the batch; an epoch with batches left gets no entry in the history.
 */
final class FitLoop {

    private final TrainStep step;
    private final FitOptions options;
    private final CallbackList callbacks;
    private final Optional<Dataset> validation;
    private final DataLoader loader;
    private final TrainingRun run;

    FitLoop(CompileSettings compiled, FitOptions options, Dataset dataset) {
        options.requireEpochsToDo();
        FitData data = options.divide(dataset);
        this.step = TrainStep.ofFit(compiled, options);
        this.options = options;
        this.callbacks = options.callbacks();
        this.validation = data.validation();
        this.loader = loader(options, data.training());
        History history = new History(RunSettings.of(compiled, options, data), compiled::isHigherBetter);
        this.run = new TrainingRun(compiled, options, loader.batchesPerEpoch(), validation.isPresent(), history);
    }

    History run() {
        try {
            callbacks.onTrainBegin(run);
            train();
        } catch (RuntimeException | Error e) {
            endAfter(e);
            throw e;
        }
        callbacks.onTrainEnd(run);
        return run.history();
    }

    /** Ends the callbacks after an exception of training; their own exceptions become suppressed exceptions. */
    private void endAfter(Throwable failure) {
        try {
            callbacks.onTrainEnd(run);
        } catch (RuntimeException | Error e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }

    private void train() {
        if (run.isStopped()) {
            return;
        }
        do {
            trainEpoch();
        } while (run.epoch() < options.epochs() && !run.isStopping());
        requireFiniteWeights();
    }

    private void trainEpoch() {
        run.beginEpoch();
        callbacks.onEpochBegin(run);
        if (run.isStopped()) {
            return;
        }
        Map<String, Double> values;
        try (EpochAverages averages = new EpochAverages(step.compiled())) {
            run.clock().start(0);
            trainBatches(averages);
            run.clock().stop();
            values = averages.values();
        }
        if (run.isInterrupted() && run.batch() < run.batches()) {
            return;
        }
        validation.ifPresent(samples -> addValidation(values, samples));
        run.endEpoch(values);
        callbacks.onEpochEnd(run, values);
    }

    /** Trains on the batches until the epoch or the training ends. */
    private void trainBatches(EpochAverages averages) {
        Randomness randomness = Randomness.of(options.seed()).derived("training", run.epoch());
        try (Epoch data = loader.epoch(run.epoch())) {
            Iterator<Batch> batches = data.iterator();
            do {
                Map<String, Double> values = trainBatch(batches, randomness, averages);
                run.endBatch();
                run.history().addBatch(values);
                callbacks.onBatchEnd(run, values);
            } while (batches.hasNext() && !run.isStopping());
        }
    }

    private Map<String, Double> trainBatch(Iterator<Batch> batches, Randomness randomness, EpochAverages averages) {
        int batch = run.batch() + 1;
        run.beginBatch();
        try (Randomness.Scope draws = randomness.derived("batch", batch).use();
                StepScope scope = new StepScope("batch " + batch + " of epoch " + run.epoch())) {
            return averages.add(step.run(batches.next()));
        } catch (NonFiniteValueException e) {
            throw e.during(run.epoch(), batch, run.history());
        }
    }

    /** Checks the result of the last update, which no next step checks: weights that are NaN or infinite. */
    private void requireFiniteWeights() {
        try {
            step.requireFiniteWeights();
        } catch (NonFiniteValueException e) {
            throw e.during(run.epoch(), run.batch(), run.history());
        }
    }

    private void addValidation(Map<String, Double> values, Dataset validation) {
        Evaluation evaluation = new EvaluateLoop(step.compiled()).run(validation, options.batchSize());
        values.put("val_loss", evaluation.loss());
        evaluation.metrics().forEach((name, value) -> values.put("val_" + name, value));
    }

    private static DataLoader loader(FitOptions options, Dataset dataset) {
        Map<Integer, Double> classWeights = options.classWeights();
        Dataset samples = classWeights.isEmpty() ? dataset : new ClassWeightedDataset(dataset, classWeights);
        DataLoader inOrder = new DataLoader(samples, options.batchSize()).seed(options.seed());
        DataLoader ordered = options.isShuffled() ? inOrder.shuffled(options.seed()) : inOrder;
        DataLoader loader = options.keepsShortBatch() ? ordered : ordered.withoutShortBatch();
        return options.workers().map(loader::workers).orElseGet(loader::prefetch);
    }
}
