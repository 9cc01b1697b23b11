package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        List<String> lines = ChildJvm.run(directory, TwoProducts.class, option);

        assertEquals(List.of(message, message), lines);
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
