package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.examples.runs.RunFolder;
import io.beras.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends a process of {@code beras train} at random moments, by kill -9 and by Ctrl-C, resumes it until it is finished, and
 * compares the bits of the weights and of the history with those of the same run without a break.
 *
 * <p>{@code -Dberas.resumes=20} takes 20 moments for each signal; {@code -Dberas.resumes.seed} repeats them.
 */
@DisabledOnOs(OS.WINDOWS) // the signals
class ResumedRunsTest {

    private static final int MOMENTS = Integer.getInteger("beras.resumes", 2);
    private static final int MORE_MOMENTS = 10;
    private static final long SEED = Long.getLong("beras.resumes.seed", System.nanoTime());
    private static final int SECONDS = 120;
    private static final int KILLED = 128 + 9;
    private static final int INTERRUPTED = 128 + 2;

    @TempDir
    static Path home;

    private static Path csv;
    private static RunFolder whole;
    private static long trainingMillis;
    private static long startMillis;

    /** Trains without a break: dropout, a schedule, momentum, validation, early stopping, checkpoints inside the epochs. */
    @BeforeAll
    static void trainWithoutABreak() throws Exception {
        StringBuilder rows = new StringBuilder("a,b,c,kind\n");
        Random random = new Random(1);
        for (int i = 0; i < 600; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            rows.append(a)
                    .append(',')
                    .append(b)
                    .append(',')
                    .append(random.nextGaussian())
                    .append(',');
            rows.append(a * b + 0.3 * random.nextGaussian() > 0 ? "yes\n" : "no\n");
        }
        csv = Files.writeString(home.resolve("data.csv"), rows);
        long start = System.nanoTime();
        Process process = start("train", "whole");
        waitForFile(home.resolve("runs/whole/checkpoint.beras"), process);
        startMillis = millisSince(start);
        assertEquals(0, end(process), () -> log());
        trainingMillis = millisSince(start) - startMillis;
        whole = new RunFolder(home.resolve("runs/whole"));
    }

    @Test
    void aKilledRunResumesWithTheSameBits() throws Exception {
        breakAndResume("KILL", KILLED);
    }

    @Test
    void anInterruptedRunResumesWithTheSameBits() throws Exception {
        breakAndResume("INT", INTERRUPTED);
    }

    private static void breakAndResume(String signal, int exitCode) throws Exception {
        Random random = new Random(SEED);
        int broken = 0;
        // On a machine that is faster now than when the times were measured, all runs may end before the signal.
        for (int moment = 0; moment < MOMENTS || (broken == 0 && moment < MOMENTS + MORE_MOMENTS); moment++) {
            double sooner = moment < MOMENTS ? 1 : 0.5;
            String name = signal + moment;
            RunFolder run = new RunFolder(home.resolve("runs").resolve(name));
            Process process = start("train", name);
            int code;
            do {
                // From a little before the first checkpoint to a little after the end; a resumed process may be hit
                // again.
                long wait =
                        Math.max(1, (long) (sooner * (startMillis * 0.9 + random.nextDouble() * 1.2 * trainingMillis)));
                if (!process.waitFor(wait, TimeUnit.MILLISECONDS)) {
                    signal(signal, process);
                    broken++;
                }
                code = end(process);
                boolean isDone = code == 0;
                assertTrue(isDone || code == exitCode, () -> name + ", seed " + SEED + ": " + log());
                if (!isDone && !run.exists()) {
                    process = start("train", name); // it was ended before it had settings
                } else if (!isDone) {
                    if (run.isFinished()) { // killed after all was written
                        code = 0;
                    } else {
                        process = start("resume", name);
                    }
                }
            } while (code != 0);
            requireSameBits(run, name);
        }
        assertTrue(broken > 0, "no process was ended in time, seed " + SEED);
    }

    private static void requireSameBits(RunFolder run, String name) throws IOException {
        String message = name + ", seed " + SEED;
        List<Tensor> expected = weights(whole);
        List<Tensor> actual = weights(run);
        assertEquals(expected.size(), actual.size(), message);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).toFloatArray(), actual.get(i).toFloatArray(), message);
        }
        assertEquals(historyWithoutSeconds(whole), historyWithoutSeconds(run), message);
        assertEquals(
                whole.readRecord().results().get("testLoss"),
                run.readRecord().results().get("testLoss"),
                message);
        try (Stream<Path> files = Files.list(run.path())) {
            assertTrue(run.isFinished(), message);
            assertTrue(files.count() >= 7, message);
        }
    }

    private static List<Tensor> weights(RunFolder run) throws IOException {
        return new ArrayList<>(Model.load(run.model()).weights());
    }

    /** Returns the lines of the history without the last column, which holds the seconds. */
    private static List<String> historyWithoutSeconds(RunFolder run) throws IOException {
        return Files.readAllLines(run.historyCsv()).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    private static Process start(String action, String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BerasCommand.class.getName(),
                "train"));
        command.addAll(
                action.equals("resume")
                        ? List.of("--resume", name)
                        : List.of(
                                "--csv=" + csv,
                                "--layers=24,24",
                                "--dropout=0.2",
                                "--optimizer=adam",
                                "--schedule=cosine",
                                "--epochs=25",
                                "--patience=8",
                                "--batch-size=8",
                                "--seed=3",
                                "--checkpoint-every=7",
                                "--name=" + name,
                                "--force"));
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
    }

    private static void signal(String signal, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    private static int end(Process process) throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end, seed " + SEED + ": " + log());
        }
        return process.exitValue();
    }

    private static void waitForFile(Path file, Process process) throws InterruptedException {
        while (!Files.exists(file) && process.isAlive()) {
            Thread.sleep(5);
        }
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
