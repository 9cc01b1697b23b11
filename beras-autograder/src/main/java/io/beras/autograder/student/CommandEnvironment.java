package io.beras.autograder.student;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * The environment of the command; a test uses other streams, folders and times.
 *
 * @param out the stream for results
 * @param err the stream for errors and warnings
 * @param folder the student's project
 * @param classPath the libraries to compile with
 * @param clock the time, with the time zone for messages
 * @param colours the colours of {@code out}
 */
record CommandEnvironment(
        PrintStream out, PrintStream err, Path folder, String classPath, Clock clock, Colours colours) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter IN_FILE_NAMES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);

    /** Returns the environment of this process; colours only on a terminal, and never if NO_COLOR is set. */
    static CommandEnvironment ofThisProcess() {
        return new CommandEnvironment(
                System.out,
                System.err,
                Path.of("").toAbsolutePath(),
                System.getProperty("java.class.path"),
                Clock.systemDefaultZone(),
                new Colours(Ansi.AUTO));
    }

    /** Returns a time as messages show it. */
    String shown(Instant time) {
        return SHOWN.format(time.atZone(clock.getZone()));
    }

    /** Returns the current time as names of files contain it. */
    String nowInFileNames() {
        return IN_FILE_NAMES.format(clock.instant().atZone(clock.getZone()));
    }

    /** Returns a path of the project relative to the project, because short paths are easier to read. */
    String relative(Path file) {
        return folder.relativize(file).toString();
    }

    void warn(String message) {
        err.println("course: " + message);
    }
}
