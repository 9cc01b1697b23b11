package io.beras.callbacks;

import io.beras.core.Arguments;
import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.io.AtomicFiles;
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
 * with {@link #saveBestOnly} reads the best value from its file, too, if the file holds the same model with the same loss,
 * trained on as many samples; delete the file, or set {@link #initialValueThreshold}, to start again. Names and defaults follow Keras; {@code saveTopK} and {@code saveLast}
 * follow Lightning.
 */
public final class ModelCheckpoint implements Callback {

    private final FilePattern pattern;
    private String name = "val_loss";
    private Mode mode = Mode.AUTO;
    private boolean savesBestOnly;
    private @Nullable Path lastFile;
    private int every = 1;
    private int everyBatches;

    private Monitor monitor = Monitor.of(name);
    private final OneRun one = new OneRun(this);
    private boolean isRestored;
    private final BestFiles bestFiles = new BestFiles();

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
        bestFiles.setTopK(Arguments.requirePositive("k", k));
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
        bestFiles.setThreshold(value);
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
        one.begin(run);
        boolean resumes = isRestored && run.epoch() > 0; // a refused resume leaves a state
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
            bestFiles.clear();
            if (savesBestOnly && pattern.names().isEmpty()) {
                bestFiles.takeOver(pattern.example(), name, run);
            }
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

    @Override
    public void onTrainEnd(TrainingRun run) {
        one.end(run);
    }

    /** Returns true: the file holds the state of all other callbacks after the event. */
    @Override
    public boolean runsLast() {
        return true;
    }

    /** Returns the file with the best value so far, if the callback compares values. */
    public Optional<Path> bestFile() {
        return bestFiles.bestFile();
    }

    /** Returns the files that {@link #saveTopK} has kept, the oldest first. */
    public List<Path> keptFiles() {
        return bestFiles.kept();
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        bestFiles.addTo(state);
        if (ranks()) {
            state.put(SavedState.MONITOR, SavedState.text(name));
        }
        return state;
    }

    @Override
    public void restore(Map<String, ? extends Tensor> state) {
        SavedState saved = new SavedState(this, state);
        if (ranks() && saved.has(SavedState.MONITOR)) {
            saved.requireMonitor(name);
        }
        bestFiles.restore(saved, pattern::matches);
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
        text.ifTrue("saveBestOnly", savesBestOnly).unlessDefault("saveTopK", bestFiles.topK(), 0);
        if (lastFile != null) {
            text.value("saveLast", lastFile);
        }
        text.unlessDefault("every", every, 1).unlessDefault("everyBatches", everyBatches, 0);
        bestFiles.threshold().ifPresent(value -> text.value("initialValueThreshold", value));
        return text.toString();
    }

    private boolean ranks() {
        return savesBestOnly || bestFiles.topK() > 0;
    }

    private void saveIfGood(TrainingRun run, Map<String, Double> values) {
        double value = monitor.value(values);
        Path file = pattern.file(withPlace(run, values));
        if (bestFiles.accepts(file, value, monitor)) {
            Optional<Path> dropped =
                    bestFiles.add(file, value, monitor); // first: the file holds the state with its own value
            run.save(file);
            dropped.ifPresent(ModelCheckpoint::delete);
        }
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
        if (bestFiles.topK() > 1 && pattern.names().isEmpty()) {
            throw new IllegalArgumentException("saveTopK(" + bestFiles.topK() + ") needs a file for each epoch, but \""
                    + pattern + "\" is always the same; add {epoch:02d} to its name");
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
