package io.beras.models;

import io.beras.core.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The present epoch of a run: its place, its time, and its averages so far. */
final class EpochProgress {

    private int epoch;
    private int batch;
    private boolean isOpen;
    private boolean isInStep;
    private double learningRate;
    private double secondsBefore;
    private long start;
    private boolean isTiming;
    private @Nullable EpochAverages averages;
    /** The averages of a saved run, until the run goes on. */
    private Map<String, Tensor> saved = Map.of();

    EpochProgress(int epochsDone) {
        epoch = epochsDone;
    }

    int epoch() {
        return epoch;
    }

    int batch() {
        return batch;
    }

    /** Returns whether the epoch has begun and has not been closed. */
    boolean isOpen() {
        return isOpen;
    }

    /** Returns whether a step has begun and has not ended, so that weights and statistics may be those of half a step. */
    boolean isInStep() {
        return isInStep;
    }

    /** Returns the learning rate of the last step. */
    double learningRate() {
        return learningRate;
    }

    /** Returns the time of the epoch's batches and their callbacks, without validation. */
    double seconds() {
        return isTiming ? secondsBefore + (System.nanoTime() - start) * 1e-9 : secondsBefore;
    }

    /** Returns the averages of the batches so far; empty before the first batch, and between two epochs. */
    Map<String, Tensor> averages() {
        if (!isOpen || batch == 0) {
            return Map.of();
        }
        return averages == null ? saved : averages.state();
    }

    void begin() {
        epoch++;
        batch = 0;
        isOpen = true;
        secondsBefore = 0;
        averages = null;
        saved = Map.of();
    }

    /** Starts the clock, and returns the averages to which the next batches are added. */
    EpochAverages start(CompileSettings compiled) {
        EpochAverages started = new EpochAverages(compiled);
        try {
            if (!saved.isEmpty()) {
                started.restore(saved);
            }
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        averages = started;
        start = System.nanoTime();
        isTiming = true;
        return started;
    }

    void stopClock() {
        secondsBefore = seconds();
        isTiming = false;
    }

    void beginStep(double rate) {
        learningRate = rate;
        isInStep = true;
    }

    /** Ends a step that has changed nothing. */
    void cancelStep() {
        isInStep = false;
    }

    void endStep() {
        isInStep = false;
        batch++;
    }

    void close() {
        isOpen = false;
        averages = null;
    }

    RunPlace place() {
        return new RunPlace(epoch, batch, isOpen, seconds(), learningRate);
    }

    void restore(RunPlace place, Map<String, Tensor> averagesSoFar) {
        epoch = place.epoch();
        batch = place.batch();
        isOpen = place.isOpen();
        secondsBefore = place.seconds();
        learningRate = place.learningRate();
        saved = averagesSoFar;
    }
}
