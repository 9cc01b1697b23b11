package io.beras.models;

/** The time that an epoch has trained: of its batches and their callbacks, without validation. */
final class RunClock {

    private double before;
    private long start;
    private boolean isRunning;

    /** Starts an epoch that has trained for the given seconds before. */
    void start(double secondsBefore) {
        before = secondsBefore;
        start = System.nanoTime();
        isRunning = true;
    }

    void stop() {
        before = seconds();
        isRunning = false;
    }

    double seconds() {
        return isRunning ? before + (System.nanoTime() - start) * 1e-9 : before;
    }
}
