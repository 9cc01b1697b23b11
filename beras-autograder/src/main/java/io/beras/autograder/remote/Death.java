package io.beras.autograder.remote;

import java.time.Duration;

/** Why a process was given up, as a sentence for a student. */
record Death(String operation, Exception cause, Duration patience, String ending) {

    @Override
    public String toString() {
        if (cause instanceof Frames.SilentException) {
            return operation + " did not answer within " + patience.toSeconds() + " s; look for an endless loop";
        }
        if (cause instanceof ProtocolException) {
            return "the process of " + operation + " sent what no submission sends (" + cause.getMessage()
                    + "), and was ended; let only the methods of the assignment answer";
        }
        return "in " + operation + ", " + ending;
    }
}
