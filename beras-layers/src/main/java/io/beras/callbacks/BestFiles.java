package io.beras.callbacks;

import io.beras.core.Tensor;
import io.beras.io.DataFileException;
import io.beras.models.Monitor;
import io.beras.models.TrainingRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The best value so far, the file that has it, and the k best files: which epoch a checkpoint callback saves. */
final class BestFiles {

    private static final String BEST = "best";
    private static final String BEST_FILE = "best_file";

    private final KeptFiles kept = new KeptFiles();
    private int topK;
    private @Nullable Double threshold;
    private double best = Double.NaN;
    private @Nullable Path bestFile;

    void setTopK(int k) {
        topK = k;
    }

    int topK() {
        return topK;
    }

    void setThreshold(double value) {
        threshold = value;
    }

    Optional<Double> threshold() {
        return Optional.ofNullable(threshold);
    }

    Optional<Path> bestFile() {
        return Optional.ofNullable(bestFile);
    }

    List<Path> kept() {
        return kept.files();
    }

    /** Starts a new run: the first file must beat the threshold, if there is one. */
    void clear() {
        kept.clear();
        bestFile = null;
        best = threshold == null ? Double.NaN : threshold;
    }

    /**
     * Takes over the best value of an earlier run that has saved to this file, so that a worse model does not replace the
     * file. The file of another model, or of other data, holds nothing to keep.
     */
    void takeOver(Path file, String monitor, TrainingRun run) {
        if (threshold != null || !Files.exists(file)) {
            return;
        }
        try {
            for (Map<String, Tensor> state : run.savedStates(file, ModelCheckpoint.class)) {
                SavedState saved = new SavedState("ModelCheckpoint", state);
                if (saved.has(BEST_FILE)
                        && saved.textOf(SavedState.MONITOR).equals(monitor)
                        && Path.of(saved.textOf(BEST_FILE)).getFileName().equals(file.getFileName())) {
                    best = saved.number(BEST);
                    bestFile = file;
                    return;
                }
            }
        } catch (DataFileException | IllegalArgumentException noState) {
            // A file without the state of a run: any epoch is better.
        }
    }

    /** Returns whether the file of an epoch with this value is to be saved. */
    boolean accepts(Path file, double value, Monitor monitor) {
        if (topK == 0) {
            return monitor.isBetter(value, best, 0);
        }
        boolean beatsThreshold = threshold == null || monitor.isBetter(value, threshold, 0);
        return beatsThreshold && kept.accepts(value, topK, monitor) && !kept.holdsBetter(file, value, monitor);
    }

    /** Adds an accepted file, and returns the file that is no longer one of the k best. */
    Optional<Path> add(Path file, double value, Monitor monitor) {
        if (monitor.isBetter(value, best, 0)) {
            best = value;
            bestFile = file;
        }
        return topK > 0 ? kept.add(file, value, topK, monitor) : Optional.empty();
    }

    void addTo(Map<String, Tensor> state) {
        if (!Double.isNaN(best)) {
            state.put(BEST, SavedState.scalar(best));
        }
        if (bestFile != null) {
            state.put(BEST_FILE, SavedState.text(bestFile.toString()));
        }
        kept.addTo(state);
    }

    /** Restores the values and the files of a state; other files than those of the run are forgotten. */
    void restore(SavedState saved, Predicate<Path> ofThisRun) {
        best = saved.has(BEST) ? saved.number(BEST) : Double.NaN;
        bestFile = saved.has(BEST_FILE) ? Path.of(saved.textOf(BEST_FILE)) : null;
        kept.restore(saved);
        kept.keepOnly(ofThisRun);
    }
}
