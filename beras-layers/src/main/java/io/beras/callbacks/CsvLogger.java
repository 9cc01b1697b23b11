package io.beras.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.io.AtomicFiles;
import io.beras.models.Callback;
import io.beras.models.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes the history as a CSV file after each epoch: epoch, values, learning_rate, seconds.
 *
 * <pre>{@code
 * model.fit(x, y, new FitOptions().epochs(20).callback(new CsvLogger(Path.of("runs/history.csv"))));
 * }</pre>
 *
 * <p>The file is replaced as a whole, so a run that is killed leaves whole lines. A run that resumes writes the epochs of the
 * earlier run, too, each once.
 */
public final class CsvLogger implements Callback {

    private static final String KEPT = "kept_lines";

    private final Path file;
    private boolean appends;
    private int keptLines = -1;
    private List<String> before = List.of();

    /** Creates a logger that writes this file, and replaces a file of an earlier run. */
    public CsvLogger(Path file) {
        this.file = file;
    }

    /** Keeps the lines of earlier runs at the start of the file, where it replaces them unless set. */
    public CsvLogger append() {
        appends = true;
        return this;
    }

    /**
     * Reads the lines to keep.
     *
     * @throws UncheckedIOException if the file can't be written, or holds other columns
     */
    @Override
    public void onTrainBegin(TrainingRun run) {
        boolean resumes = keptLines >= 0 && run.epoch() > 0; // a refused resume leaves a state
        int kept = keptLines;
        keptLines = -1;
        try {
            AtomicFiles.requireWritable(file);
            List<String> lines = appends && Files.exists(file) ? lines() : List.of();
            before = resumes ? lines.subList(0, Math.min(kept, lines.size())) : lines;
            requireSameColumns(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Writes the file.
     *
     * @throws UncheckedIOException if that fails; then the file is as it was
     */
    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        try {
            if (before.isEmpty()) {
                run.history().saveCsv(file);
            } else {
                String csv = run.history().toCsv();
                String text = String.join("\n", before) + csv.substring(csv.indexOf('\n'));
                AtomicFiles.write(file, out -> out.write(text.getBytes(UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public Map<String, Tensor> state() {
        return appends ? Map.of(KEPT, SavedState.scalar(before.size())) : Map.of();
    }

    @Override
    public void restore(Map<String, ? extends Tensor> state) {
        keptLines = new SavedState(this, state).count(KEPT);
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file, UTF_8);
        } catch (CharacterCodingException e) {
            throw new IOException(
                    "CsvLogger can't append to " + file + ", which is no text in UTF-8; choose another file.", e);
        }
    }

    private void requireSameColumns(TrainingRun run) throws IOException {
        List<String> columns = new ArrayList<>(List.of("epoch"));
        columns.addAll(run.names());
        columns.addAll(List.of("learning_rate", "seconds"));
        String head = CSVFormat.DEFAULT.format(columns.toArray());
        if (!before.isEmpty() && !before.get(0).equals(head)) {
            throw new IOException("CsvLogger can't append to " + file + ", which has the columns \"" + before.get(0)
                    + "\", not \"" + head + "\"; choose another file.");
        }
    }

    @Override
    public String toString() {
        return new SettingsText(this)
                .text(file.toString())
                .ifTrue("append", appends)
                .toString();
    }
}
