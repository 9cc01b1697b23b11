package io.beras.autograder.student;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a student has reached in one step.
 *
 * @param passed the time of the first check that passed, in ISO 8601, or null
 * @param broken true if the step passed once, but failed in the last check
 * @param hints the number of hints that were shown
 * @param sources the {@link PartSources#hash} with which the step passed in the last check, or null
 */
record StepProgress(
        @Nullable String passed,
        boolean broken,
        int hints,
        @Nullable String sources) {

    static final StepProgress NONE = new StepProgress(null, false, 0, null);

    Optional<Instant> passedOn() {
        return Optional.ofNullable(passed).map(Instant::parse);
    }

    /** Returns true if the step passed in the last check. */
    boolean passes() {
        return passed != null && !broken;
    }

    /** Returns true if the step passed in the last check, with these sources. */
    boolean passesWith(String otherSources) {
        return passes() && otherSources.equals(sources);
    }

    StepProgress afterPass(Instant now, String passedSources) {
        return new StepProgress(passed == null ? now.toString() : passed, false, hints, passedSources);
    }

    StepProgress afterFailure() {
        return new StepProgress(passed, passed != null, hints, null);
    }

    StepProgress afterHint() {
        return new StepProgress(passed, broken, hints + 1, sources);
    }

    /** Returns this progress as if the step had never passed; the hints were shown nevertheless. */
    StepProgress afterReset() {
        return new StepProgress(null, false, hints, null);
    }
}
