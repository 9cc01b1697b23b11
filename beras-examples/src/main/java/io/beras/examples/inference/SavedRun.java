package io.beras.examples.inference;

import io.beras.examples.data.CommandWords;
import io.beras.examples.runs.RunFolder;
import io.beras.examples.runs.Runs;
import io.beras.io.DataFileException;
import io.beras.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The model of a run, and the folder of the run.
 *
 * <pre>{@code
 * SavedRun run = SavedRun.find(new Runs(Path.of("")), "last");
 * Tensor probabilities = run.model().predict(x);
 * }</pre>
 *
 * @param name the name for people: the name of the run, or the file of the model
 * @param file the file of the model
 * @param model the model
 * @param folder the folder of the run; empty for a model of no run
 */
public record SavedRun(String name, Path file, Model model, Optional<RunFolder> folder) {

    /**
     * Finds a run and loads its model.
     *
     * @param run the path of a folder, a name in runs/, "last", or the path of a .beras file
     * @throws IOException if there is no such run, or its model is missing or damaged
     */
    public static SavedRun find(Runs runs, String run) throws IOException {
        Optional<Path> file = modelFile(run);
        if (file.isPresent()) {
            Path parent = file.get().toAbsolutePath().getParent();
            Optional<RunFolder> folder =
                    Optional.ofNullable(parent).map(RunFolder::new).filter(RunFolder::exists);
            return new SavedRun(run, file.get(), load(file.get()), folder);
        }
        RunFolder folder = runs.find(run);
        Path model = modelOf(folder);
        return new SavedRun(folder.name(), model, load(model), Optional.of(folder));
    }

    /** Returns whether the model is the checkpoint of a run that is not finished. */
    public boolean isCheckpoint() {
        return folder.isPresent() && file.equals(folder.get().checkpoint());
    }

    /** Returns whether the run ended because its loss was not finite. */
    public boolean hasFailed() throws IOException {
        return folder.isPresent() && hasFailed(folder.get());
    }

    private static boolean hasFailed(RunFolder folder) throws IOException {
        return Files.isRegularFile(folder.record()) && folder.readRecord().hasFailed();
    }

    /** Returns the names of the classes, or of {@code count} classes by their numbers if the model has no names. */
    public List<String> classNames(int count) {
        List<String> names = model.info().classNames();
        return names.size() == count
                ? names
                : IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static Model load(Path file) throws DataFileException {
        try {
            return Model.load(file);
        } catch (DataFileException e) {
            throw new DataFileException(CommandWords.model(String.valueOf(e.getMessage())), e);
        }
    }

    private static Optional<Path> modelFile(String run) {
        try {
            return Optional.of(Path.of(run)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty(); // Runs.find says so
        }
    }

    private static Path modelOf(RunFolder folder) throws IOException {
        for (Path file : List.of(folder.model(), folder.checkpoint())) {
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new DataFileException("the run " + folder.path()
                + (hasFailed(folder)
                        ? " has no model: its loss was not finite in the first epoch; start another run with beras train"
                                + " --config " + folder.settings() + " and a smaller --learning-rate"
                        : " has no model yet: it ended before its first checkpoint; go on with beras train --resume "
                                + folder.name()));
    }
}
