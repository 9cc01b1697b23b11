package io.beras.models;

import io.beras.core.Optimizer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A run of {@link Model#fit}, as its {@linkplain Callback callbacks} see it: its place, its history, and its end.
 *
 * <pre>{@code
 * @Override
 * public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
 *     if (run.epoch() == 1 && run.batch() == 100) {
 *         run.stop();
 *     }
 * }
 * }</pre>
 *
 * <p>{@link #stop} and {@link #interrupt} may be called by any thread, the other methods by the thread of {@code fit} within
 * an event.
 */
public final class TrainingRun {

    private final CompileSettings compiled;
    private final FitOptions options;
    private final int batches;
    private final Set<String> names;
    private final History history;
    private final RunClock clock = new RunClock();
    private int epoch;
    private int batch;
    private double learningRate;
    private volatile boolean isStopped;
    private volatile boolean isInterrupted;

    TrainingRun(CompileSettings compiled, FitOptions options, int batches, boolean validates, History history) {
        this.compiled = compiled;
        this.options = options;
        this.batches = batches;
        this.names = namesOf(compiled, validates);
        this.history = history;
        this.epoch = options.epochsDone();
    }

    /** Returns the model that the run trains. */
    public Model model() {
        return compiled.model();
    }

    /** Returns the optimizer of the model. */
    public Optimizer optimizer() {
        return compiled.optimizer();
    }

    /** Returns the names of the values of an epoch in their order: "loss", the metrics, "val_loss", …. */
    public Set<String> names() {
        return names;
    }

    /** Returns the planned number of epochs, with the epochs of earlier runs that this run goes on from. */
    public int epochs() {
        return options.epochs();
    }

    /** Returns the number of batches in an epoch. */
    public int batches() {
        return batches;
    }

    /** Returns the number of the present or last epoch, counted from 1; 0 before the first epoch. */
    public int epoch() {
        return epoch;
    }

    /** Returns the number of batches of the epoch that have been trained on: in {@code onBatchEnd}, the batch's number. */
    public int batch() {
        return batch;
    }

    /** Returns the time in seconds for which the epoch has trained, without validation. */
    public double seconds() {
        return clock.seconds();
    }

    /** Returns the values of the batches and epochs so far. */
    public History history() {
        return history;
    }

    /**
     * Ends training after this event. The epoch is closed as usual: with validation, an entry in the history and
     * {@link Callback#onEpochEnd}. Before the first batch of an epoch, there is no epoch to close.
     */
    public void stop() {
        isStopped = true;
    }

    /**
     * Ends training after the present batch, as an interrupt of the thread does. An epoch with batches left is not closed, so
     * that {@link FitOptions#resumeFrom} can go on within the epoch.
     */
    public void interrupt() {
        isInterrupted = true;
    }

    /** Returns whether training ends after this event: stopped, or interrupted. */
    public boolean isStopping() {
        return isStopped || isInterrupted();
    }

    /**
     * Saves the model and the state of the run, so that {@link FitOptions#resumeFrom} goes on as if there had been no break.
     *
     * @throws java.io.UncheckedIOException if the file can't be written
     */
    public void save(Path file) {
        throw new UnsupportedOperationException("a run can't be saved to " + file + " yet");
    }

    /** Returns the place of the run, as in "epoch 3 of 10, batch 120 of 600". */
    @Override
    public String toString() {
        return "epoch " + epoch + " of " + epochs() + ", batch " + batch + " of " + batches;
    }

    /** The interrupt flag of the thread stays set for the caller of {@code fit}. */
    boolean isInterrupted() {
        return isInterrupted || Thread.currentThread().isInterrupted();
    }

    boolean isStopped() {
        return isStopped;
    }

    CompileSettings compiled() {
        return compiled;
    }

    RunClock clock() {
        return clock;
    }

    void beginEpoch() {
        epoch++;
        batch = 0;
    }

    /** Stores the rate of the step that starts now. */
    void beginBatch() {
        learningRate = optimizer().learningRate();
    }

    void endEpoch(Map<String, Double> values) {
        history.addEpoch(values, learningRate, seconds());
    }

    void endBatch() {
        batch++;
    }

    private static Set<String> namesOf(CompileSettings compiled, boolean validates) {
        Set<String> names = new LinkedHashSet<>();
        names.add("loss");
        compiled.metrics().forEach(metric -> names.add(metric.name()));
        if (validates) {
            new LinkedHashSet<>(names).forEach(name -> names.add("val_" + name));
        }
        return Collections.unmodifiableSet(names);
    }
}
