package io.beras.autograder.remote;

/** Why a process was given up, as a sentence for a student. */
record Death(String operation, Exception cause, TimeLimit limit, String ending) {

    @Override
    public String toString() {
        if (cause instanceof Frames.SilentException) {
            return limit.isOver()
                    ? operation + " did not answer within the " + limit.total().toSeconds()
                            + " s of this part; look for endless loops and for slow code"
                    : operation + " did not answer within " + limit.answer().toSeconds()
                            + " s; look for an endless loop";
        }
        if (cause instanceof ProtocolException) {
            return "the process of " + operation + " sent what no submission sends (" + cause.getMessage()
                    + "), and was ended; let only the methods of the assignment answer";
        }
        return "in " + operation + ", " + ending;
    }
}
