package io.beras.examples.cli;

import io.beras.models.Callback;
import io.beras.models.TrainingRun;
import java.nio.file.Path;
import java.util.Map;

/**
 * Saves the run after each epoch, after every N batches if wished, and when the user interrupts it.
 *
 * <p>Epochs of a small table take milliseconds, and a save waits for the disk. So an epoch is not saved within a second after
 * the save before, unless training ends or the user wishes saves by batches.
 *
 * <p>The file is replaced in one move, so a process that is killed leaves the checkpoint before, or the new one.
 */
final class RunCheckpoint implements Callback {

    private static final long LEAST_NANOS = 1_000_000_000;

    private final Path file;
    private final int everyBatches;
    private long lastSave = System.nanoTime() - LEAST_NANOS;
    private volatile boolean isInterrupted;
    private boolean hasEndedRun;

    /** Creates the callback; {@code everyBatches} is 0 to save after epochs only. */
    RunCheckpoint(Path file, int everyBatches) {
        this.file = file;
        this.everyBatches = everyBatches;
    }

    /**
     * Ends training after the present batch, which is saved first; called by the thread of a signal. Only
     * {@link #onBatchEnd} and {@link #onEpochEnd} end the run, because a run that ended elsewhere would not be saved.
     */
    void interrupt() {
        isInterrupted = true;
    }

    /** Returns whether training ended because of {@link #interrupt}. */
    boolean hasEndedRun() {
        return hasEndedRun;
    }

    @Override
    public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
        if (run.batch() == run.batches()) {
            return; // the epoch is closed next, and saved as a whole
        }
        boolean interrupts = isInterrupted;
        if (interrupts || everyBatches > 0 && run.batch() % everyBatches == 0) {
            save(run, interrupts);
        }
    }

    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        boolean interrupts = isInterrupted;
        boolean isLast = interrupts || run.isStopping() || run.epoch() == run.epochs();
        if (isLast || everyBatches > 0 || System.nanoTime() - lastSave >= LEAST_NANOS) {
            save(run, interrupts);
        }
    }

    private void save(TrainingRun run, boolean interrupts) {
        run.save(file);
        lastSave = System.nanoTime();
        if (interrupts) {
            hasEndedRun = true;
            run.interrupt();
        }
    }

    /** Events reach this callback after all others, so that the file has the state of the others after the event. */
    @Override
    public boolean runsLast() {
        return true;
    }
}
