package io.beras.autograder.remote;

import java.time.Duration;

/**
 * How long one process waits for another.
 *
 * @param answer the time of one answer
 * @param total the time of all answers
 * @param end the end of the total time, on the clock of {@link System#nanoTime}
 */
record TimeLimit(Duration answer, Duration total, long end) {

    static TimeLimit fromNow(Duration answer, Duration total) {
        return new TimeLimit(answer, total, System.nanoTime() + total.toNanos());
    }

    /** Returns the time that an answer may take from now on; negative if no time is left. */
    Duration next() {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        return left.compareTo(answer) < 0 ? left : answer;
    }

    boolean isOver() {
        return next().isNegative();
    }
}
