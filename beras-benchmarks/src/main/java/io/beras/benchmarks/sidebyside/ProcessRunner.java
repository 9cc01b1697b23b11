package io.beras.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts contenders, each in a process of its own and with an environment as users have it. */
final class Processes {

    /** What would choose kernels or threads in a library's place. */
    static final List<String> CLEARED =
            List.of("OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "JAVA_OPTS");

    private static final int POLL_MILLIS = 20;

    private Processes() {}

    /** Returns the command for a main class of this module. */
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

    /** What a process printed last, how long it took, and the most memory it had. */
    record Outcome(String lastLine, double seconds, double peakMegabytes) {}

    /** Runs a command to its end. */
    static Outcome run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".out");
        Path errors = Files.createTempFile("bench", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        CLEARED.forEach(builder.environment()::remove);
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

    /** Returns the most resident memory so far, where Linux tells; 0 elsewhere. */
    private static double peakMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }

    static String format(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%,.0f", number);
    }
}
