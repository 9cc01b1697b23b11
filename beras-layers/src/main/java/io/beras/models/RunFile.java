package io.beras.models;

import io.beras.core.Tensor;
import io.beras.io.DataFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file of a run: a {@link ModelFile} with the state of the run. */
final class RunFile {

    private RunFile() {}

    static SaveReport save(TrainingRun run, Path file) {
        RunState state = RunSnapshot.of(run, run.callbacks().inOrder());
        try {
            return ModelFile.save(run.model(), file, state);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Returns the states that callbacks of a class had in the saved run; none for a file of another model or other data. */
    static List<Map<String, Tensor>> states(TrainingRun run, Path file, Class<? extends Callback> type)
            throws DataFileException {
        try (ModelFile content = ModelFile.open(file)) {
            Optional<RunState> state = content.training();
            boolean isOfSuchARun = state.isPresent()
                    && content.difference(run.model(), ModelKeys.ARCHITECTURE).isEmpty()
                    && RunAgreement.hasSameTask(state.get().values(), run);
            return isOfSuchARun ? CallbackStates.of(state.get(), type) : List.of();
        }
    }

    /** Restores a run, its callbacks, its model and its optimizer. A file that does not belong to the run leaves the model. */
    static void restore(TrainingRun run, Path file) {
        try (ModelFile content = ModelFile.open(file)) {
            RunState state = content.training()
                    .orElseThrow(() -> new DataFileException(file + " holds a model, but not the state of a run; resume"
                            + " from a file that TrainingRun.save has written, or load the model with Model.load"));
            try {
                RunSnapshot.require(state, run);
                content.requireSettingsOf(run.model());
                RunSnapshot.restore(state, run, run.callbacks().inOrder());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("can't resume from " + file + ": " + e.getMessage(), e);
            }
            restoreModel(content, run.model(), file);
            RunSnapshot.restoreLastWeights(state, run.model());
            RunSnapshot.restoreFrozen(state, run.model());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void restoreModel(ModelFile content, Model model, Path file) throws DataFileException {
        try {
            content.restoreInto(model);
        } catch (DataFileException e) {
            if (e.getCause() instanceof IllegalStateException cause) { // the optimizer, not the file, is at fault
                throw new IllegalStateException("can't resume from " + file + ": " + cause.getMessage(), e);
            }
            throw e;
        }
    }
}
