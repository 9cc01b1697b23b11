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
 * <p>Training ends early in two ways. If a callback wants to stop, the epoch is closed: validated and written. If the thread
 * is interrupted, the loop ends after the batch; an epoch with batches left gets no entry in the history.
 */
final class FitLoop {

    private final TrainStep step;
    private final FitOptions options;
    private final CallbackList callbacks;
    private final History history = new History();
    private int epoch;
    private int batch;
    private boolean stopRequested;

    FitLoop(CompileSettings compiled, FitOptions options) {
        this.step = TrainStep.ofFit(compiled, options);
        this.options = options;
        this.callbacks = options.callbacks();
    }

    History run(Dataset dataset) {
        options.requireEpochsToDo();
        FitData data = options.divide(dataset);
        DataLoader loader = loader(data.training());
        try {
            callbacks.onTrainBegin(options.epochs(), loader.batchesPerEpoch());
            train(loader, data.validation());
        } catch (RuntimeException | Error e) {
            endAfter(e);
            throw e;
        }
        callbacks.onTrainEnd(history);
        return history;
    }

    /** Ends the callbacks after an exception of training; their own exceptions become suppressed exceptions. */
    private void endAfter(Throwable failure) {
        try {
            callbacks.onTrainEnd(history);
        } catch (RuntimeException | Error e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }

    private void train(DataLoader loader, Optional<Dataset> validation) {
        epoch = options.epochsDone();
        do {
            epoch++;
            trainEpoch(loader, validation);
        } while (epoch < options.epochs() && !ends());
        requireFiniteWeights();
    }

    private void trainEpoch(DataLoader loader, Optional<Dataset> validation) {
        callbacks.onEpochBegin(epoch);
        Map<String, Double> values;
        double seconds;
        try (EpochAverages averages = new EpochAverages(step.compiled())) {
            long start = System.nanoTime();
            trainBatches(loader, averages);
            seconds = (System.nanoTime() - start) * 1e-9;
            values = averages.values();
        }
        if (isInterrupted() && batch < loader.batchesPerEpoch()) {
            return;
        }
        validation.ifPresent(samples -> addValidation(values, samples));
        history.addEpoch(values, seconds);
        callbacks.onEpochEnd(epoch, values, seconds);
        stopRequested |= callbacks.wantsToStop();
    }

    /** Trains on the batches until the epoch or the training ends. */
    private void trainBatches(DataLoader loader, EpochAverages averages) {
        Randomness randomness = Randomness.of(options.seed()).derived("training", epoch);
        batch = 0;
        try (Epoch data = loader.epoch(epoch)) {
            Iterator<Batch> batches = data.iterator();
            do {
                batch++;
                Map<String, Double> values = trainBatch(batches, randomness, averages);
                history.addBatch(values);
                callbacks.onBatchEnd(epoch, batch, values);
                stopRequested |= callbacks.wantsToStop();
            } while (batches.hasNext() && !ends());
        }
    }

    private Map<String, Double> trainBatch(Iterator<Batch> batches, Randomness randomness, EpochAverages averages) {
        try (Randomness.Scope draws = randomness.derived("batch", batch).use();
                StepScope scope = new StepScope("batch " + batch + " of epoch " + epoch)) {
            return averages.add(step.run(batches.next()));
        } catch (NonFiniteValueException e) {
            throw e.during(epoch, batch, history);
        }
    }

    /** Checks the result of the last update, which no next step checks: weights that are NaN or infinite. */
    private void requireFiniteWeights() {
        try {
            step.requireFiniteWeights();
        } catch (NonFiniteValueException e) {
            throw e.during(epoch, batch, history);
        }
    }

    private boolean ends() {
        return stopRequested || isInterrupted();
    }

    /** Returns the thread's interrupt flag, and leaves it set for the caller of {@code fit}. */
    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
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
