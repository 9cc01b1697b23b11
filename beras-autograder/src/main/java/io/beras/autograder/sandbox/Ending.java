package io.beras.autograder.sandbox;

import org.apache.commons.lang3.StringUtils;

/** Says how a JVM ended, from its exit code and its output. */
final class Ending {

    private static final int OUT_OF_MEMORY = 3; // by -XX:+ExitOnOutOfMemoryError
    private static final int SIGNAL = 128;
    private static final int ABORT = SIGNAL + 6;
    private static final int KILL = SIGNAL + 9;
    private static final int SEGMENTATION_FAULT = SIGNAL + 11;
    private static final int CPU_LIMIT = SIGNAL + 24;

    private static final int SHOWN_CHARACTERS = 200;

    private Ending() {}

    /** Says how a process ended by itself. */
    static String of(int exitCode, String output, int heapMegabytes) {
        if (exitCode == OUT_OF_MEMORY && output.contains("OutOfMemoryError")) {
            return "the process used more memory than " + heapMegabytes
                    + " MB and was ended; look for a list or an array that grows without end";
        }
        if (exitCode != 0 && output.contains("There is insufficient memory for the Java Runtime")) {
            return "the process could not get more memory from the system and was ended; look for arrays or threads"
                    + " that grow without end";
        }
        return switch (exitCode) {
            case ABORT, SEGMENTATION_FAULT ->
                "native crash (exit code " + exitCode + "); look for an array that is used with a wrong shape or after"
                        + " close, and do not use Unsafe";
            case KILL ->
                "the process was killed by the system (exit code " + exitCode
                        + "); look for memory or processor time that it uses without end";
            case CPU_LIMIT ->
                "the process used more than " + ResourceLimits.CPU_SECONDS
                        + " s of processor time and was ended; look for an endless loop";
            default -> "the process ended with exit code " + exitCode + lastLine(output) + "; remove System.exit";
        };
    }

    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((line, next) -> next)
                .map(line -> ", and last printed \"" + StringUtils.abbreviate(line, SHOWN_CHARACTERS) + "\"")
                .orElse("");
    }
}
