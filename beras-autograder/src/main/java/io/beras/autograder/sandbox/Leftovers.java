package io.beras.autograder.sandbox;

/** Ends the processes that a submission has started and that outlive it. */
@FunctionalInterface
interface Leftovers {

    /** Kills all of them, and returns when none is left. */
    void end();
}
