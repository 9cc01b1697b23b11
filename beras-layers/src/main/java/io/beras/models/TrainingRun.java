package io.beras.models;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
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
 * <p>Any thread may call {@link #stop} and {@link #interrupt}: a button, or the hook that Ctrl-C runs. Such a call takes effect
 * before the next event, so that all callbacks see the same. The other methods are for the thread of {@code fit}.
 */
public final class TrainingRun {

    private final CompileSettings compiled;
    private final FitOptions options;
    private final CallbackList callbacks;
    private final int samples;
    private final int batches;
    private final Set<String> names;
    private final History history;
    private final EpochProgress progress;
    private final WeightCopies lastWeights = new WeightCopies();
    private final Thread thread = Thread.currentThread();
    private boolean hasEnded;
    private boolean isStopped;
    private boolean isInterrupted;
    /** The calls of other threads since the last event. */
    private volatile boolean stopFollows;

    private volatile boolean interruptFollows;

    TrainingRun(CompileSettings compiled, FitOptions options, FitData data, int batches) {
        this.compiled = compiled;
        this.options = options;
        this.callbacks = options.callbacks();
        this.samples = data.training().size();
        this.batches = batches;
        this.names = namesOf(compiled, data.validation().isPresent());
        this.history = new History(names, RunSettings.of(compiled, options, data), compiled::isHigherBetter);
        this.progress = new EpochProgress(options.epochsDone());
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
        return progress.epoch();
    }

    /** Returns the number of batches of the epoch that have been trained on: in {@code onBatchEnd}, the batch's number. */
    public int batch() {
        return progress.batch();
    }

    /** Returns the time in seconds for which the epoch has trained, without validation. */
    public double seconds() {
        return progress.seconds();
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
        if (Thread.currentThread() == thread) {
            isStopped = true;
        } else {
            stopFollows = true;
        }
    }

    /**
     * Ends training after the present batch, as an interrupt of the thread does. An epoch with batches left is not closed, so
     * that {@link FitOptions#resumeFrom} can go on within the epoch.
     */
    public void interrupt() {
        if (Thread.currentThread() == thread) {
            isInterrupted = true;
        } else {
            interruptFollows = true;
        }
    }

    /** Returns whether training ends after this event: stopped, or interrupted. */
    public boolean isStopping() {
        return isStopped || isInterrupted();
    }

    /**
     * Saves the model and the state of the run, so that {@link FitOptions#resumeFrom} goes on as if there had been no break.
     * Replaces the file; if writing fails, the file keeps its old content.
     *
     * <p>The file holds the weights, the optimizer, the place in the epoch, the averages of the epoch, the history, and the
     * {@link Callback#state} of each callback. A callback that saves should {@linkplain Callback#runsLast run last}, because
     * the resumed run does not repeat the event.
     *
     * <pre>{@code
     * public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
     *     run.save(Path.of("runs/first/checkpoint.beras"));
     * }
     * }</pre>
     *
     * @return the parts of the model that the file holds
     * @throws java.io.UncheckedIOException if the file can't be written
     * @throws IllegalStateException if the run has ended, on another thread than that of {@code fit}, or after an exception
     *     within a training step, whose weights may be those of half a step
     */
    public SaveReport save(Path file) {
        requireSavable(file);
        return RunFile.save(this, file);
    }

    /**
     * Returns the states that callbacks of a class had when a run like this one was saved to a file, in the order of the
     * callbacks; none for a file without the state of a run, and for a run of another model, another loss or another number of
     * training samples.
     *
     * @throws io.beras.io.DataFileException if the file is missing, damaged or no model
     */
    public List<Map<String, Tensor>> savedStates(Path file, Class<? extends Callback> type) throws DataFileException {
        return RunFile.states(this, file, type);
    }

    /**
     * Keeps the present weights for a run that {@linkplain FitOptions#resumeFrom resumes}: a callback calls this method in
     * {@link Callback#onTrainEnd} before it replaces the weights, for example by the best ones. A {@linkplain #save saved} run
     * then holds both, and a resumed run goes on with the kept weights. The first call of a run counts.
     */
    public void keepLastWeights() {
        if (lastWeights.isEmpty()) {
            lastWeights.copy(model());
        }
    }

    WeightCopies lastWeights() {
        return lastWeights;
    }

    /** Returns the place of the run, as in "epoch 3 of 10, batch 120 of 600". */
    @Override
    public String toString() {
        return "epoch " + epoch() + " of " + epochs() + ", batch " + batch() + " of " + batches;
    }

    /** Lets the calls of other threads take effect: before an event, so that all callbacks see them. */
    void hearOthers() {
        isStopped |= stopFollows;
        isInterrupted |= interruptFollows;
    }

    /** The interrupt flag of the thread stays set for the caller of {@code fit}. */
    boolean isInterrupted() {
        return isInterrupted || thread.isInterrupted();
    }

    boolean isStopped() {
        return isStopped;
    }

    /** Returns whether nothing is left to train or to close: the run is stopped, or all epochs are done. */
    boolean isDone() {
        return !progress.isOpen() && (isStopped || epoch() >= epochs());
    }

    void end() {
        hasEnded = true;
    }

    CompileSettings compiled() {
        return compiled;
    }

    FitOptions options() {
        return options;
    }

    CallbackList callbacks() {
        return callbacks;
    }

    int samples() {
        return samples;
    }

    EpochProgress progress() {
        return progress;
    }

    private void requireSavable(Path file) {
        String reason = Thread.currentThread() != thread
                ? "another thread trains at this moment; call interrupt(), and save in onTrainEnd"
                : hasEnded
                        ? "the run has ended; save it in onTrainEnd, or save the model with model().save(file)"
                        : progress.isInStep()
                                ? "batch " + (batch() + 1) + " of epoch " + epoch() + " failed within its step, so the"
                                        + " weights may be those of half a step; resume from an earlier file"
                                : "";
        if (!reason.isEmpty()) {
            throw new IllegalStateException("the run can't be saved to " + file + ": " + reason);
        }
    }

    private static Set<String> namesOf(CompileSettings compiled, boolean validates) {
        Set<String> names = new LinkedHashSet<>();
        names.addAll(compiled.lossNames());
        compiled.metrics().forEach(metric -> names.add(metric.name()));
        if (validates) {
            new LinkedHashSet<>(names).forEach(name -> names.add("val_" + name));
        }
        return Collections.unmodifiableSet(names);
    }
}
