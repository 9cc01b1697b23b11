package io.beras.autograder.grade;

import io.beras.autograder.sandbox.Sandbox;
import java.nio.file.Path;

/**
 * What tests of the grader replace: the machine, the patience, and the review that hostile code may get past.
 *
 * @param sandboxes finds the protections of the machine
 * @param patience how long the grading waits
 * @param review looks at classes before they run
 */
record Surroundings(Sandboxes sandboxes, Patience patience, ClassReview review) {

    static final Surroundings USUAL = new Surroundings(Sandbox::probe, Patience.USUAL, ClassReview::usual);

    /** Finds the protections of a machine. */
    @FunctionalInterface
    interface Sandboxes {
        /** Returns a sandbox with its own user, as {@link Sandbox#probe(Path, int)} does. */
        Sandbox probe(Path work, int userNumber);
    }
}
