package io.beras.examples.cli;

import io.beras.examples.inference.SavedRun;
import java.io.IOException;

/** The parameter RUN of the commands that use a trained model. */
final class ModelParameter {

    static final String DESCRIPTION = "The run: its name, its folder, last, or a .beras file.";

    private ModelParameter() {}

    /** Loads the model of a run, and warns if the run is not finished. */
    static SavedRun find(CommandEnvironment environment, String run) throws IOException {
        SavedRun saved = SavedRun.find(environment.runs(), run);
        if (saved.isCheckpoint()) {
            String state = saved.hasFailed()
                    ? " ended because its loss was not finite, so this is the model of the last epoch before."
                    : " is not finished, so this is the model of its checkpoint; go on with beras train --resume "
                            + saved.name() + ".";
            environment.err().println("beras: warning: the run " + saved.name() + state);
        }
        return saved;
    }
}
