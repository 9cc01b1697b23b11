package io.beras.callbacks;

import io.beras.core.Arguments;
import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.io.AtomicFiles;
import io.beras.io.DataFileException;
import io.beras.models.Callback;
import io.beras.models.Mode;
import io.beras.models.Monitor;
import io.beras.models.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Saves the model and the state of the run: after each epoch, after improvements, or within long epochs.
 *
 * <pre>{@code
 * new ModelCheckpoint("runs/checkpoint.beras");                                        // the last epoch
 * new ModelCheckpoint("runs/best.beras").saveBestOnly();                               // the best val_loss
 * new ModelCheckpoint("runs/{epoch:02d}-{val_loss:.4f}.beras").saveTopK(3).saveLast(); // the three best, and the last
 * }</pre>
 *
 * <p>Names in braces stand for "epoch", "batch" and the values of the epoch, with Python's formats: {@code {epoch:02d}},
 * {@code {val_loss:.4f}}. Each file can be loaded ({@code Model.load}) and resumed from
 * ({@link io.beras.models.FitOptions#resumeFrom}). A file is replaced as a whole, and a file that falls out of the k best is
 * deleted after the new file is whole. Only files of the run itself are deleted.
 *
 * <p>If the run stops or is interrupted within an epoch, the file of {@link #saveLast} is saved, too, and so is a file
 * without names in braces that holds the last epoch.
 *
 * <p>This callback {@linkplain #runsLast runs last}: the file holds the state of the other callbacks after the event. The
 * best value and the kept files are part of the state, so a run that resumes does not overwrite a better file. A new run
 * with {@link #saveBestOnly} reads the best value from its file, too, if the file is there; delete the file, or set
 * {@link #initialValueThreshold}, to start again. Names and defaults follow Keras; {@code saveTopK} and {@code saveLast}
 * follow Lightning.
 */
public final class ModelCheckpoint implements Callback {

    private static final String BEST = "best";

    private final FilePattern pattern;
    private String name = "val_loss";
    private Mode mode = Mode.AUTO;
    private boolean savesBestOnly;
    private int topK;
    private @Nullable Path lastFile;
    private int every = 1;
    private int everyBatches;
    private @Nullable Double threshold;

    private Monitor monitor = Monitor.of(name);
    private boolean isRestored;
    private double best = Double.NaN;
    private @Nullable Path bestFile;
    private final KeptFiles kept = new KeptFiles();

    /**
     * Creates a callback that saves to this file, after each epoch unless the settings say otherwise.
     *
     * @param file the name of the file, with names in braces or without
     * @throws IllegalArgumentException if braces, or a format, are wrong, or it is no name of a file
     */
    public ModelCheckpoint(String file) {
        pattern = new FilePattern(file);
    }

    /** Creates a callback that saves to this file; names in braces have the same meaning. */
    public ModelCheckpoint(Path file) {
        this(file.toString());
    }

    /** Sets the value that decides which file is better; "val_loss" unless set. */
    public ModelCheckpoint monitor(String name) {
        this.name = name;
        monitor = new Monitor(name, mode);
        return this;
    }

    /** Sets the direction in which the value improves; {@link Mode#AUTO} unless set. */
    public ModelCheckpoint mode(Mode mode) {
        this.mode = mode;
        monitor = new Monitor(name, mode);
        return this;
    }

    /** Saves an epoch only if its value is better than that of all epochs before. */
    public ModelCheckpoint saveBestOnly() {
        savesBestOnly = true;
        return this;
    }

    /** Keeps the files of the k best epochs, at least 1, and deletes the others. */
    public ModelCheckpoint saveTopK(int k) {
        topK = Arguments.requirePositive("k", k);
        return this;
    }

    /**
     * Also saves each epoch to "last.beras" in the same folder.
     *
     * @throws IllegalArgumentException if the name of the folder has names in braces
     */
    public ModelCheckpoint saveLast() {
        if (pattern.hasNamesInFolder()) {
            throw new IllegalArgumentException("saveLast needs a folder for \"last.beras\", but the folder of \""
                    + pattern + "\" changes; name the file, as in saveLast(Path.of(\"runs/last.beras\"))");
        }
        return saveLast(pattern.example().resolveSibling("last.beras"));
    }

    /** Also saves each epoch to this file. */
    public ModelCheckpoint saveLast(Path file) {
        lastFile = file;
        return this;
    }

    /** Saves after every n-th epoch only, at least 1; 1 unless set. The file of {@link #saveLast} has the last epoch, too. */
    public ModelCheckpoint every(int epochs) {
        every = Arguments.requirePositive("epochs", epochs);
        return this;
    }

    /**
     * Also saves after every n-th batch of an epoch, at least 1, for long epochs. Such a save has no validation values: with
     * {@link #saveBestOnly} or {@link #saveTopK}, it goes to the file of {@link #saveLast}.
     */
    public ModelCheckpoint everyBatches(int batches) {
        everyBatches = Arguments.requirePositive("batches", batches);
        return this;
    }

    /** Sets the value that the first file of {@link #saveBestOnly} or {@link #saveTopK} must beat; none unless set. */
    public ModelCheckpoint initialValueThreshold(double value) {
        threshold = value;
        return this;
    }

    /**
     * Checks the settings and that the files can be written.
     *
     * @throws IllegalArgumentException if a name in braces or the monitor is no value of the run, or settings contradict each
     *     other
     * @throws UncheckedIOException if a file can't be written
     */
    @Override
    public void onTrainBegin(TrainingRun run) {
        boolean resumes = isRestored && run.isResumed(); // a refused resume leaves a state
        isRestored = false;
        Set<String> known = names(run);
        if (!known.containsAll(pattern.names())) {
            throw new IllegalArgumentException("the name of the checkpoint \"" + pattern + "\" holds " + pattern.names()
                    + ", but the values at that time are " + known + "; use these names in braces");
        }
        if (ranks()) {
            monitor = new Monitor(name, mode).in(run);
            requireConsistent();
        }
        if (ranks() && pattern.example().equals(lastFile)) {
            throw new IllegalArgumentException("saveLast would replace the best file " + lastFile
                    + " by the last epoch; give the checkpoint or the last file another name");
        }
        requireWritable();
        if (!resumes) {
            bestFile = null;
            kept.clear();
            best = threshold == null ? bestOfOwnFile() : threshold;
        }
    }

    @Override
    public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
        if (run.batch() == run.batches()) {
            return; // the end of the epoch follows
        }
        boolean isDue = everyBatches > 0 && run.batch() % everyBatches == 0;
        boolean isFixed = pattern.names().isEmpty();
        if (!ranks() && (isDue || run.isStopping() && isFixed)) {
            run.save(pattern.file(withPlace(run, values)));
        }
        if (lastFile != null && (isDue || run.isStopping())) {
            run.save(lastFile);
        }
    }

    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        boolean isLast = run.isStopping() || run.epoch() == run.epochs();
        boolean isDue = run.epoch() % every == 0;
        if (isDue && ranks()) {
            saveIfGood(run, values);
        } else if (isDue || isLast && !ranks() && pattern.names().isEmpty()) {
            run.save(pattern.file(withPlace(run, values)));
        }
        if (lastFile != null && (isDue || isLast)) {
            run.save(lastFile);
        }
    }

    /** Returns true: the file holds the state of all other callbacks after the event. */
    @Override
    public boolean runsLast() {
        return true;
    }

    /** Returns the file with the best value so far, if the callback compares values. */
    public Optional<Path> bestFile() {
        return Optional.ofNullable(bestFile);
    }

    /** Returns the files that {@link #saveTopK} has kept, the oldest first. */
    public List<Path> keptFiles() {
        return kept.files();
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        if (!Double.isNaN(best)) {
            state.put(BEST, SavedState.scalar(best));
        }
        if (bestFile != null) {
            state.put("best_file", SavedState.text(bestFile.toString()));
            state.put("monitor", SavedState.text(name));
        }
        kept.addTo(state);
        return state;
    }

    @Override
    public void restore(Map<String, ? extends Tensor> state) {
        SavedState saved = new SavedState(this, state);
        best = saved.has(BEST) ? saved.number(BEST) : Double.NaN;
        bestFile = saved.has("best_file") ? Path.of(saved.textOf("best_file")) : null;
        kept.restore(saved);
        kept.keepOnly(pattern::matches);
        isRestored = true;
    }

    @Override
    public String toString() {
        SettingsText text = new SettingsText(this).text(pattern.toString());
        if (ranks()) {
            text.value("monitor", name);
        }
        if (mode != Mode.AUTO) {
            text.value("mode", mode);
        }
        text.ifTrue("saveBestOnly", savesBestOnly).unlessDefault("saveTopK", topK, 0);
        if (lastFile != null) {
            text.value("saveLast", lastFile);
        }
        text.unlessDefault("every", every, 1).unlessDefault("everyBatches", everyBatches, 0);
        return (threshold == null ? text : text.value("initialValueThreshold", threshold)).toString();
    }

    /**
     * Returns the best value of an earlier run that has saved to the same file, and keeps its file; NaN if there is none. A
     * file that can't be read holds nothing to keep.
     */
    private double bestOfOwnFile() {
        Path file = pattern.example();
        if (!savesBestOnly || !pattern.names().isEmpty() || !Files.exists(file)) {
            return Double.NaN;
        }
        try {
            for (Map<String, Tensor> state : TrainingRun.savedStates(file, ModelCheckpoint.class)) {
                SavedState saved = new SavedState(this, state);
                if (saved.has("best_file")
                        && saved.textOf("monitor").equals(name)
                        && Path.of(saved.textOf("best_file")).getFileName().equals(file.getFileName())) {
                    bestFile = file;
                    return saved.number(BEST);
                }
            }
        } catch (DataFileException | IllegalArgumentException noState) {
            return Double.NaN;
        }
        return Double.NaN;
    }

    private boolean ranks() {
        return savesBestOnly || topK > 0;
    }

    private void saveIfGood(TrainingRun run, Map<String, Double> values) {
        double value = monitor.value(values);
        boolean isBest = monitor.isBetter(value, best, 0);
        boolean beatsThreshold = threshold == null || monitor.isBetter(value, threshold, 0);
        boolean isGood = topK > 0 ? beatsThreshold && kept.accepts(value, topK, monitor) : isBest;
        if (!isGood) {
            return;
        }
        Path file = pattern.file(withPlace(run, values));
        if (kept.holdsBetter(file, value, monitor)) {
            return;
        }
        if (isBest) {
            best = value; // before saving: the file holds the state with its own value
            bestFile = file;
        }
        Optional<Path> dropped = topK > 0 ? kept.add(file, value, topK, monitor) : Optional.empty();
        run.save(file);
        dropped.ifPresent(ModelCheckpoint::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "ModelCheckpoint can't delete " + file + ", which is no longer one of the best; delete it", e);
        }
    }

    /** Returns the names that a file may have: saves within an epoch have no validation values. */
    private Set<String> names(TrainingRun run) {
        Set<String> names = new LinkedHashSet<>(List.of("epoch", "batch"));
        boolean isWithinEpochs = everyBatches > 0 && !ranks();
        run.names().stream()
                .filter(value -> !isWithinEpochs || !value.startsWith("val_"))
                .forEach(names::add);
        return names;
    }

    private static Map<String, Double> withPlace(TrainingRun run, Map<String, Double> values) {
        Map<String, Double> all = new HashMap<>(values);
        all.put("epoch", (double) run.epoch());
        all.put("batch", (double) run.batch());
        return all;
    }

    private void requireConsistent() {
        if (topK > 1 && pattern.names().isEmpty()) {
            throw new IllegalArgumentException("saveTopK(" + topK + ") needs a file for each epoch, but \"" + pattern
                    + "\" is always the same; add {epoch:02d} to its name");
        }
        if (everyBatches > 0 && lastFile == null) {
            throw new IllegalArgumentException(
                    "everyBatches(" + everyBatches
                            + ") saves without validation values, so that a file can't be compared with the best; add saveLast()");
        }
    }

    private void requireWritable() {
        try {
            AtomicFiles.requireWritable(pattern.example());
            if (lastFile != null) {
                AtomicFiles.requireWritable(lastFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }
}
