package io.beras.examples.cli;

import io.beras.models.Callback;
import io.beras.models.TrainingRun;

/** Acts when training begins, after a file to resume from has been accepted. */
final class RunStart implements Callback {

    private final Runnable action;

    RunStart(Runnable action) {
        this.action = action;
    }

    @Override
    public void onTrainBegin(TrainingRun run) {
        action.run();
    }
}
