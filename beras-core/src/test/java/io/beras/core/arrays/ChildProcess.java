package io.beras.core.arrays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a separate JVM, with options that this JVM does not have. */
public final class ChildProcess {

    /**
     * Options against warnings of SLF4J, and of JDK 24 and later. Older JDKs ignore the last option, because of the third.
     */
    private static final List<String> QUIET = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dslf4j.internal.verbosity=ERROR",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow");

    private ChildProcess() {}

    /** Returns what the process printed; throws if it failed or did not end within five minutes. */
    public static String run(Class<?> main, String... options) throws IOException, InterruptedException {
        Path output = Files.createTempFile("child-process", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        String text = Files.readString(output);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(main.getSimpleName()
                    + (ended ? " ended with " + process.exitValue() : " did not end") + ":\n" + text);
        }
        return text;
    }
}
