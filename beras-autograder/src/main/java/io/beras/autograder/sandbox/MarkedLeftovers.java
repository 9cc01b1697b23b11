package io.beras.autograder.sandbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * Ends the descendants of a process, and on Linux all processes that have inherited a mark in their environment. A hostile
 * program can get rid of both.
 */
record MarkedLeftovers(ProcessHandle process, String mark) implements Leftovers {

    private static final int ATTEMPTS = 100;

    @Override
    public void end() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<ProcessHandle> found = Stream.concat(
                            process.descendants(), ProcessTable.withEnvironment(mark).stream())
                    .filter(ProcessHandle::isAlive)
                    .toList();
            if (found.isEmpty()) {
                return;
            }
            found.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
