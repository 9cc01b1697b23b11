package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a main class of the tests in a JVM of its own, with other options. */
final class ChildJvm {

    private ChildJvm() {}

    /** Returns the lines that the child process prints, without those of SLF4J and of JDK 24 and later. */
    static List<String> run(Path folder, Class<?> mainClass, String... options)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.add(mainClass.getName());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the child process did not end");
        try (Stream<String> lines = Files.lines(output)) {
            return lines.filter(line -> !line.startsWith("WARNING: ") && !line.startsWith("SLF4J"))
                    .toList();
        }
    }
}
