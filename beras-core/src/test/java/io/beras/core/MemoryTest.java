package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.arrays.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Native memory is checked where it enters: no array of a user crashes the JVM, and memory use has a limit. */
class MemoryTest {

    private static final String CLOSED =
            "an array that was closed can't be used: its memory is gone; pass a copy made before close()";

    @Test
    void aClosedArrayIsTurnedAway() {
        INDArray array = Nd4j.ones(1_000, 1_000);
        array.close();

        assertEquals(
                CLOSED,
                assertThrows(IllegalStateException.class, () -> Tensor.of(array))
                        .getMessage());
    }

    @Test
    void aViewOfAClosedArrayIsTurnedAway() {
        INDArray array = Nd4j.ones(1_000, 1_000);
        INDArray view = array.get(NDArrayIndex.interval(1, 900), NDArrayIndex.all());
        array.close();

        assertEquals(
                CLOSED,
                assertThrows(IllegalStateException.class, () -> Tensor.of(view)).getMessage());
    }

    @Test
    void anArrayOfAClosedWorkspaceIsTurnedAway() {
        var configuration =
                WorkspaceConfiguration.builder().initialSize(1 << 20).build();
        INDArray array;
        try (MemoryWorkspace ignored = Nd4j.getWorkspaceManager().getAndActivateWorkspace(configuration, "closed")) {
            array = Nd4j.ones(100);
        }
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();

        var e = assertThrows(IllegalStateException.class, () -> Tensor.of(array));
        assertEquals(
                "an array of the ND4J workspace \"closed\" can't be used after it was closed: its memory is gone; take"
                        + " array.detach() inside it",
                e.getMessage());
    }

    @Test
    void aTensorIsACopyThatItsSourceCanNotChangeOrClose() {
        INDArray array = Nd4j.ones(2, 2);
        Tensor x = Tensor.of(array);
        array.assign(7);
        array.close();

        assertArrayEquals(new float[] {1, 1, 1, 1}, x.toFloatArray());
    }

    @Test
    void theArrayOfATensorIsTheCallersOwn() {
        Tensor x = Tensor.of(1, 2);
        INDArray array = x.array();
        array.assign(7);
        array.close();

        assertArrayEquals(new float[] {1, 2}, x.toFloatArray());
    }

    @Test
    void changingTheJavaArrayAfterwardsDoesNotChangeTheTensor() {
        float[] data = {1, 2};
        long[] shape = {2};
        Tensor x = Tensor.of(data, shape);
        data[0] = 7;
        shape[0] = 1;
        x.shape()[0] = 9;

        assertArrayEquals(new float[] {1, 2}, x.toFloatArray());
        assertArrayEquals(new long[] {2}, x.shape());
    }

    @Test
    void anOpenWorkspaceDoesNotOwnTheTensorsMadeInIt() {
        var configuration =
                WorkspaceConfiguration.builder().initialSize(1 << 20).build();
        Variable w = new Variable("w", Tensor.of(2, 3));
        Tensor made;
        Tensor copied;
        Tensor gradient;
        for (int i = 0; i < 3; i++) {
            try (MemoryWorkspace ignored =
                    Nd4j.getWorkspaceManager().getAndActivateWorkspace(configuration, "a user's own")) {
                copied = Tensor.of(Nd4j.ones(2).mul(5));
                made = copied.mul(w).exp().log();
                try (GradientTape tape = new GradientTape()) {
                    gradient = tape.gradient(w.mul(w).sum(), w);
                }
                w.assign(Tensor.of(2, 3));
            }
            try (MemoryWorkspace ignored =
                    Nd4j.getWorkspaceManager().getAndActivateWorkspace(configuration, "a user's own")) {
                Nd4j.ones(1_000).mul(-1);
            }
            assertArrayEquals(new float[] {5, 5}, copied.toFloatArray());
            assertArrayEquals(new float[] {10, 15}, made.toFloatArray(), 1e-4f);
            assertArrayEquals(new float[] {4, 6}, gradient.toFloatArray());
            assertArrayEquals(new float[] {2, 3}, w.toFloatArray());
        }
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    @Test
    @Tag("slow")
    @EnabledOnOs(OS.LINUX)
    void tensorsDroppedOutsideAnyStepDoNotRunAway() throws IOException, InterruptedException {
        String text = ChildProcess.run(DropTensors.class, "-Xmx512m");
        long peak = text.lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElseThrow();
        // 100,000 tensors of 784 × 256 are 80 GB.
        assertTrue(peak < 1_500L << 20, "the process grew to " + (peak >> 20) + " MB");
    }

    /** The child process: creates tensors outside any step, drops them, and prints its memory use. */
    static final class DropTensors {
        public static void main(String[] arguments) throws IOException {
            for (int i = 0; i < 100_000; i++) {
                Tensor.zeros(784, 256);
            }
            System.out.println(Files.readString(Path.of("/proc/self/status")));
        }
    }
}
