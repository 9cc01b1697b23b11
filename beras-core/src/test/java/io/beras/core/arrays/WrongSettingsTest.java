package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong system property is reported at each use, not only at the first: the tests of a course share one JVM. */
@Tag("slow")
class WrongSettingsTest {

    private static final String THREADS = "the system property %s must be a whole number from 1 to "
            + NativeRuntime.mostThreads() + " on this computer, not %s";

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9999", "2147483648", "99999999999999999999", "1.5", "two", ""})
    void eachUseReportsAWrongNumberOfThreads(String value) throws IOException, InterruptedException {
        assertReported("beras.threads", value, String.format(THREADS, "beras.threads", "\"" + value + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "beras.libnd4j.threads, 9999, 'the system property beras.libnd4j.threads must be a whole number'",
        "beras.kernels, no, 'the system property beras.kernels must be fast or reference, not \"no\"'",
        "beras.kernels, '', 'the system property beras.kernels must be fast or reference, not \"\"'"
    })
    void eachUseReportsTheWrongSetting(String property, String value, String message)
            throws IOException, InterruptedException {
        assertReported(property, value, message);
    }

    private static void assertReported(String property, String value, String message)
            throws IOException, InterruptedException {
        String output = ChildProcess.run(
                TwoProducts.class, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-D" + property + "=" + value);
        assertEquals(2, output.lines().filter(line -> line.startsWith(message)).count(), output);
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
