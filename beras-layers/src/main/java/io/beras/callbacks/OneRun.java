package io.beras.callbacks;

import io.beras.core.ClassNames;
import io.beras.models.Callback;
import io.beras.models.TrainingRun;
import org.jspecify.annotations.Nullable;

/** Refuses to use a callback in two runs at the same time: each run would change the best value of the other run. */
final class OneRun {

    private final String owner;
    private @Nullable TrainingRun run;

    OneRun(Callback owner) {
        this.owner = ClassNames.of(owner);
    }

    /** Throws {@link IllegalStateException} if another run has begun and has not ended. */
    synchronized void begin(TrainingRun begun) {
        if (run != null) {
            throw new IllegalStateException("this " + owner + " is in use by another fit, at " + run
                    + "; create another " + owner + " for this fit");
        }
        run = begun;
    }

    /** Ends a run; a run that was refused changes nothing. */
    synchronized boolean end(TrainingRun ended) {
        boolean isThis = run == ended;
        if (isThis) {
            run = null;
        }
        return isThis;
    }
}
