package io.beras.autograder.run;

import java.nio.file.Path;

/**
 * A reason why a source file was not compiled.
 *
 * @param file the source file
 * @param line the line, counted from 1, or 0 if the problem has none
 * @param message the message of the compiler in one line, or the file that this file needs
 */
public record CompileProblem(Path file, long line, String message) {

    /** Returns the problem in one line, such as "Dense.java:33: ';' expected". */
    @Override
    public String toString() {
        return file.getFileName() + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
