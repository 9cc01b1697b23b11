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
    private final Optional<Dataset> validation;
    private final DataLoader loader;
    private final TrainingRun run;
    private final EpochProgress progress;
    private final CallbackList callbacks;

    FitLoop(CompileSettings compiled, FitOptions options, Dataset dataset) {
        options.requireEpochsToDo();
        FitData data = options.divide(dataset);
        this.step = TrainStep.ofFit(compiled, options);
        this.options = options;
        this.validation = data.validation();
        this.loader = loader(options, data.training());
        this.run = new TrainingRun(compiled, options, data, loader.batchesPerEpoch());
        this.progress = run.progress();
        this.callbacks = run.callbacks();
        options.resumeFile().ifPresent(file -> RunFile.restore(run, file));
    }

    History run() {
        try {
            callbacks.onTrainBegin(run);
            if (!run.isDone()) {
                train();
            }
        } catch (RuntimeException | Error e) {
            endAfter(e);
            throw e;
        }
        end();
        return run.history();
    }

    private void end() {
        try {
            callbacks.onTrainEnd(run);
        } finally {
            run.end();
        }
    }

    /** Ends the callbacks after an exception of training; their own exceptions become suppressed exceptions. */
    private void endAfter(Throwable failure) {
        try {
            end();
        } catch (RuntimeException | Error e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }

    private void train() {
        do {
            trainEpoch();
        } while (run.epoch() < options.epochs() && !run.isStopping());
        requireFiniteWeights();
    }

    /** Trains for an epoch, or for the rest of an epoch that a saved run has begun. */
    private void trainEpoch() {
        if (!progress.isOpen()) {
            progress.begin();
            run.hearOthers();
            callbacks.onEpochBegin(run);
        }
        if (run.isStopped() && run.batch() == 0) {
            return;
        }
        Map<String, Double> values;
        try (EpochAverages averages = progress.start(step.compiled())) {
            if (run.batch() < run.batches() && !run.isStopped()) {
                trainBatches(averages);
            }
            progress.stopClock();
            values = averages.values();
        }
        if (run.isInterrupted() && run.batch() < run.batches()) {
            return;
        }
        validation.ifPresent(samples -> addValidation(values, samples));
        run.history().addEpoch(values, progress.learningRate(), run.seconds());
        progress.close();
        run.hearOthers();
        callbacks.onEpochEnd(run, values);
    }

    /** Trains on the batches until the epoch or the training ends. */
    private void trainBatches(EpochAverages averages) {
        Randomness randomness = Randomness.of(options.seed()).derived("training", run.epoch());
        try (Epoch data = loader.epoch(run.epoch(), run.batch())) {
            Iterator<Batch> batches = data.iterator();
            do {
                Map<String, Double> values = trainBatch(batches, randomness, averages);
                run.hearOthers();
                callbacks.onBatchEnd(run, values);
            } while (batches.hasNext() && !run.isStopping());
        }
    }

    private Map<String, Double> trainBatch(Iterator<Batch> batches, Randomness randomness, EpochAverages averages) {
        int number = run.batch() + 1;
        try (Randomness.Scope draws = randomness.derived("batch", number).use();
                StepScope scope = new StepScope("batch " + number + " of epoch " + run.epoch())) {
            Batch batch = batches.next();
            progress.beginStep(run.optimizer().learningRate());
            Map<String, Double> values = averages.add(step.run(batch));
            run.history().addBatch(values);
            progress.endStep();
            return values;
        } catch (NonFiniteValueException e) {
            progress.cancelStep();
            throw e.during(run.epoch(), number, run.history());
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
