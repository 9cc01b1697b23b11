package io.beras.examples.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A long training needs no more memory than a short one: from step 1,000 to step 20,000 the process grows by less than
 * 3 %.
 *
 * <p>The options of the virtual machine exclude its own growth. The heap has a fixed size and is touched at the start,
 * because garbage would otherwise make it grow. Only the first compiler runs, because the second one would add 5 to 10
 * MB during training. The test checks the heap separately.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class LongTrainingTest {

    private static final double GROWTH = 0.03;
    private static final long HEAP_SLACK_KILOBYTES = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"batchStep", "byHand"})
    void residentMemoryStaysAsItWas(String way, @TempDir Path directory) throws IOException, InterruptedException {
        List<String> lines = output(way, directory);
        long early = kilobytes("VmRSS", lines, 0);
        long late = kilobytes("VmRSS", lines, 1);
        long earlyHeap = kilobytes("heap", lines, 0);
        long lateHeap = kilobytes("heap", lines, 1);

        assertTrue(late < early * (1 + GROWTH), () -> "the process grew from " + early + " to " + late + " kB");
        assertTrue(
                lateHeap < earlyHeap + HEAP_SLACK_KILOBYTES,
                () -> "what is in use on the heap grew from " + earlyHeap + " to " + lateHeap + " kB");
    }

    private static List<String> output(String way, Path directory) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx128m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongTraining.class.getName(),
                        way)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the child process did not end");
        assertEquals(0, process.exitValue(), Files.readString(output));
        return Files.readAllLines(output);
    }

    private static long kilobytes(String what, List<String> lines, int reading) {
        List<String> readings =
                lines.stream().filter(line -> line.startsWith(what + ":")).toList();
        return Long.parseLong(readings.get(reading).replaceAll("[^0-9]", ""));
    }
}
