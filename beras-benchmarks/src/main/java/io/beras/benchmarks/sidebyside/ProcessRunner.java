package io.beras.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs each contender in a new process, without environment variables that would change the measurement. */
final class ProcessRunner {

    /** The environment variables that override a library's choice of kernels or threads. */
    static final List<String> CLEARED_VARIABLES =
            List.of("OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "JAVA_OPTS");

    private static final int POLL_MILLIS = 20;

    private ProcessRunner() {}

    /** Returns the command that runs a main class of this module. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** The result of a process: the last line of its output, its duration and its peak memory. */
    record Outcome(String lastLine, double seconds, double peakMegabytes) {}

    /** Runs a command and waits for its end; throws if it fails or prints nothing. */
    static Outcome run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".out");
        Path errors = Files.createTempFile("bench", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        CLEARED_VARIABLES.forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        double peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakMegabytes(process.pid()));
            Thread.sleep(POLL_MILLIS);
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0 || lines.isEmpty()) {
            throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(errors));
        }
        Files.delete(output);
        Files.delete(errors);
        return new Outcome(lines.get(lines.size() - 1), seconds, peak);
    }

    /** Returns the peak resident memory so far, which only Linux reports; 0 on other systems. */
    private static double peakMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // the process has just ended
        }
    }
}
