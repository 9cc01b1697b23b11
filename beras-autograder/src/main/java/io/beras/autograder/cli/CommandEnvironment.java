package io.beras.autograder.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The environment of the command; a test uses other streams and folders.
 *
 * @param out the stream for results
 * @param err the stream for errors
 * @param home the folder of the repository, which contains the assignment
 * @param classPath the libraries of a student's project
 */
record CommandEnvironment(PrintStream out, PrintStream err, Path home, String classPath) {

    /** Returns the environment of this process; the launcher script sets the system property beras.home. */
    static CommandEnvironment ofThisProcess() {
        return new CommandEnvironment(
                System.out,
                System.err,
                Path.of(System.getProperty("beras.home", "")).toAbsolutePath(),
                System.getProperty("java.class.path"));
    }
}
