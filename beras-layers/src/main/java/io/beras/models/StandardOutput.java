package io.beras.models;

import java.io.PrintStream;

/** Standard output, which the library uses only for the progress that a program has asked for. */
final class StandardOutput {

    private StandardOutput() {}

    static PrintStream stream() {
        return System.out;
    }
}
