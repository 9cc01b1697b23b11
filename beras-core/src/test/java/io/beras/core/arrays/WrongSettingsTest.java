package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong system property is reported at each use, not only at the first: the tests of a course share one JVM. */
@Tag("slow")
class WrongSettingsTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "-Dberas.threads=0, 'the system property beras.threads must be a number from 1 to 9999, not \"0\"'",
        "-Dberas.libnd4j.threads=x, 'the system property beras.libnd4j.threads must be a number from 1 to 9999, not \"x\"'",
        "-Dberas.kernels=no, 'the system property beras.kernels must be fast or reference, not \"no\"'"
    })
    void eachUseReportsTheWrongSetting(String option, String message) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoProducts.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the child process did not end");

        String said = Files.readString(output);
        assertEquals(2, said.lines().filter(line -> line.equals(message)).count(), said);
    }

    /** The child process: computes twice, and prints why it could not. */
    static final class TwoProducts {
        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                try {
                    Tensor x = Tensor.ones(2, 2);
                    x.matmul(x).add(x);
                } catch (IllegalArgumentException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }
}
