package io.beras.autograder.sandbox;

import java.util.concurrent.TimeUnit;

/** A running process, ended with everything that it has started. */
final class StartedProcess implements AutoCloseable {

    private static final long ABOUT_TO_END_MILLISECONDS = 2_000;
    private static final long GRACE_MILLISECONDS = 100;

    private final Process process;
    private final Leftovers leftovers;
    private final ChildFolder folder;
    private final int heapMegabytes;
    private final OutputDrain output;
    private final Thread hook;
    private boolean killed;
    private boolean closed;

    StartedProcess(Process process, Leftovers leftovers, ChildFolder folder, int heapMegabytes) {
        this.process = process;
        this.leftovers = leftovers;
        this.folder = folder;
        this.heapMegabytes = heapMegabytes;
        this.output = new OutputDrain(process);
        // A grader that is interrupted leaves nothing either.
        this.hook = new Thread(this::kill, "end of process " + process.pid());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Process process() {
        return process;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        killed = !endsWithin(GRACE_MILLISECONDS);
        kill();
        output.awaitEnd();
        folder.close();
        removeHook();
    }

    private void kill() {
        // Twice: descendants are found while the process lives, and what they have started meanwhile is found by its
        // mark.
        leftovers.end();
        process.destroyForcibly();
        leftovers.end();
        endsWithin(ABOUT_TO_END_MILLISECONDS);
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook has begun.
        }
    }

    synchronized String ending() {
        if (!closed && !endsWithin(ABOUT_TO_END_MILLISECONDS)) {
            return "the process is still running; look for an endless loop";
        }
        if (killed) {
            return "the process did not end by itself and was ended by the grader; look for an endless loop";
        }
        output.awaitEnd();
        return Ending.of(process.exitValue(), output.text(), heapMegabytes);
    }

    String output() {
        return output.text();
    }

    private boolean endsWithin(long milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
