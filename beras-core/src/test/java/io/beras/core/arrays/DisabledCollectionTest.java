package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A JVM that ignores System.gc() can't free the arrays of steps without a StepScope: the error names the option. */
@Tag("slow")
class DisabledCollectionTest {

    private static final String OPTION =
            "-XX:+DisableExplicitGC keeps this library from freeing arrays outside a StepScope:"
                    + " remove the option, or open a StepScope in each step";

    @Test
    void theErrorNamesTheOption() throws Exception {
        String output = ChildProcess.run(DropArrays.class, "-Xmx512m", "-Xmn400m", "-XX:+DisableExplicitGC");
        assertTrue(output.startsWith("java.lang.OutOfMemoryError: an array of shape (1024, 1024)"), output);
        assertTrue(output.contains(OPTION), output);
    }

    @Test
    void withoutTheOptionTheErrorDoesNotMentionIt() throws Exception {
        String output = ChildProcess.run(KeepArrays.class, "-Xmx512m");
        assertTrue(output.contains("OutOfMemoryError") && !output.contains("DisableExplicitGC"), output);
    }

    /** The child process: creates and drops arrays until the memory ends. */
    static final class DropArrays {
        public static void main(String[] arguments) {
            try {
                for (int i = 0; i < 2_000; i++) {
                    Tensor.zeros(1024, 1024);
                }
                System.out.print("no error");
            } catch (OutOfMemoryError e) {
                System.out.print(e);
            }
        }
    }

    /** The child process: keeps arrays until the memory ends. */
    static final class KeepArrays {
        public static void main(String[] arguments) {
            List<Tensor> kept = new ArrayList<>();
            try {
                for (int i = 0; i < 2_000; i++) {
                    kept.add(Tensor.zeros(1024, 1024));
                }
                System.out.print("no error");
            } catch (OutOfMemoryError e) {
                System.out.print(e);
            }
        }
    }
}
