package io.beras.examples.runs;

import io.beras.io.AtomicFiles;
import io.beras.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of a training run, and the names of its files.
 *
 * <pre>{@code
 * RunFolder run = new Runs(Path.of("")).find("last");
 * Model model = Model.load(run.model());
 * String data = run.readSettings().get("data");
 * }</pre>
 *
 * @param path the path of the folder; the folder may be missing
 */
public record RunFolder(Path path) {

    /** Returns the name of the run: the name of its folder. */
    public String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    /** Returns the file of the trained model, with the best weights. */
    public Path model() {
        return path.resolve("model.beras");
    }

    /** Returns the file of an unfinished run: the model and the state of its training. */
    public Path checkpoint() {
        return path.resolve("checkpoint.beras");
    }

    /** Returns the file of a finished run that holds the state after the last epoch, to train more epochs. */
    public Path lastState() {
        return path.resolve("last.beras");
    }

    /** Returns the file of the values of each epoch, as a table. */
    public Path historyCsv() {
        return path.resolve("history.csv");
    }

    /** Returns the file of the values of each epoch, as JSON. */
    public Path historyJson() {
        return path.resolve("history.json");
    }

    /** Returns the file of the settings, which {@code beras train --config} reads. */
    public Path settings() {
        return path.resolve("settings.properties");
    }

    /** Returns the file of the record: environment, data with their checksum, results. */
    public Path record() {
        return path.resolve("run.json");
    }

    /** Returns the plot of loss and accuracy. */
    public Path metricsPlot() {
        return path.resolve("metrics.png");
    }

    /** Returns the plot of test images with their predictions, or of a regression's true and predicted values. */
    public Path predictionsPlot() {
        return path.resolve("predictions.png");
    }

    /** Returns the plot of the confusion matrix; a run of classes has it. */
    public Path confusionPlot() {
        return path.resolve("confusion.png");
    }

    /** Returns the page about the run, which {@code beras report} writes. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** Returns the file that a process locks while it trains the run. The file is empty, and no result of the run. */
    Path lock() {
        return path.resolve(".lock");
    }

    /** Returns all files with the results of a run. */
    public List<Path> files() {
        return List.of(
                model(),
                checkpoint(),
                lastState(),
                historyCsv(),
                historyJson(),
                settings(),
                record(),
                metricsPlot(),
                predictionsPlot(),
                confusionPlot(),
                report());
    }

    /** Returns whether the folder holds a run: its settings exist. */
    public boolean exists() {
        return Files.isRegularFile(settings());
    }

    /** Returns whether training is complete: the folder has a model, and no checkpoint of an unfinished run. */
    public boolean isFinished() {
        return Files.isRegularFile(model()) && !Files.exists(checkpoint());
    }

    /**
     * Returns the settings of the run: the options of {@code beras train} by their names without dashes.
     *
     * @throws DataFileException if the file is missing or damaged
     */
    public Map<String, String> readSettings() throws DataFileException {
        return SettingsFile.read(settings());
    }

    /** Writes the settings of the run in this order. */
    public void writeSettings(Map<String, String> values) throws IOException {
        SettingsFile.write(settings(), "Settings of the run " + name() + ", for beras train --config", values);
    }

    /**
     * Returns the record of the run.
     *
     * @throws DataFileException if the file is missing or damaged
     */
    public RunRecord readRecord() throws DataFileException {
        return RunRecord.read(record());
    }

    /**
     * Checks that the folder has no file of an earlier run.
     *
     * @throws IOException if a file of a run exists; the message names the folder and the remedies
     */
    public void requireNew() throws IOException {
        List<String> existing = existingFiles();
        if (!existing.isEmpty()) {
            throw new IOException(path + " holds a run already (" + String.join(", ", existing)
                    + "); choose another --name or --out, or replace that run with --force.");
        }
    }

    /**
     * Checks that the files that {@link #clear} deletes belong to an earlier run, and not to the user.
     *
     * @param inputs the files that the new run reads
     * @throws IOException if the folder has files of these names but no settings of a run, or holds an input
     */
    public void requireReplaceable(Collection<Path> inputs) throws IOException {
        List<String> existing = existingFiles();
        if (!existing.isEmpty() && !exists()) {
            throw new IOException(path + " holds " + String.join(", ", existing)
                    + ", but is no run, because it has no settings.properties; choose another --name or --out.");
        }
        for (Path file : files()) {
            for (Path input : inputs) {
                if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
                    throw new IOException(
                            input + " is read by this run and would be replaced by --force; choose another"
                                    + " --name or --out.");
                }
            }
        }
    }

    /** Deletes the files of an earlier run; files of other names stay. */
    public void clear() throws IOException {
        for (Path file : files()) {
            Files.deleteIfExists(file);
        }
        deleteLeftOver();
    }

    /** Deletes the temporary files that a killed process has left. */
    public void deleteLeftOver() throws IOException {
        for (Path file : files()) {
            AtomicFiles.deleteLeftOver(file);
        }
    }

    private List<String> existingFiles() {
        return files().stream()
                .filter(file -> Files.exists(file))
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    /** Returns the time of the newest file of the run, in milliseconds; 0 if there is none. */
    long newestFile() {
        return Stream.of(settings(), checkpoint(), model())
                .mapToLong(file -> file.toFile().lastModified())
                .max()
                .orElse(0);
    }
}
