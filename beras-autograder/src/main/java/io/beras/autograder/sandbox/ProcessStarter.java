package io.beras.autograder.sandbox;

import java.io.IOException;

/** Starts processes of one kind, such as the processes of a submission. */
@FunctionalInterface
public interface ProcessStarter {

    /** Starts a process, and returns when it has connected. */
    ProcessConnection start() throws IOException;
}
