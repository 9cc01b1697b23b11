package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fast kernels are the default; a scope selects the reference kernels on one thread, a system property on all. */
class KernelSelectionTest {

    /** Loops that only the fast kernels run: a JVM that never loads them has run none of the fast kernels. */
    private static final String FAST_LOOPS = FloatElementwise.class.getName();

    @TempDir
    private Path directory;

    @Test
    void aScopeSelectsTheReferenceKernelsUntilItCloses() {
        assertTrue(KernelSelection.isFast());
        try (KernelSelection.Scope scope = KernelSelection.useReference()) {
            assertFalse(KernelSelection.isFast());
        }
        assertTrue(KernelSelection.isFast());
    }

    @Test
    void scopesNestAndCloseOnce() {
        KernelSelection.Scope outer = KernelSelection.useReference();
        KernelSelection.Scope inner = KernelSelection.useReference();
        inner.close();
        inner.close();
        assertFalse(KernelSelection.isFast());
        outer.close();
        assertTrue(KernelSelection.isFast());
    }

    @Test
    void aScopeDoesNotReachOtherThreads() {
        try (KernelSelection.Scope scope = KernelSelection.useReference()) {
            assertTrue(CompletableFuture.supplyAsync(KernelSelection::isFast).join());
        }
    }

    /** Both threads are fresh, so that the scope left open by this test changes no other test. */
    @Test
    void aScopeCannotBeClosedOnAnotherThread() {
        Executor openingThread = work -> new Thread(work, "opening").start();
        KernelSelection.Scope scope = CompletableFuture.supplyAsync(KernelSelection::useReference, openingThread)
                .join();
        Executor closingThread = work -> new Thread(work, "closing").start();
        boolean isFastThere = CompletableFuture.supplyAsync(() -> isFastAfterClosing(scope), closingThread)
                .join();

        assertTrue(isFastThere, "a thread that opened no scope runs the reference kernels from now on");
    }

    private static boolean isFastAfterClosing(KernelSelection.Scope scope) {
        var e = assertThrows(IllegalStateException.class, scope::close);
        assertEquals(
                "a scope of KernelSelection.useReference() must be closed on the thread that opened it, \"opening\"",
                e.getMessage());
        return KernelSelection.isFast();
    }

    @Test
    @Tag("slow")
    void thePropertyMayNameTheDefaultInUpperCase() throws IOException, InterruptedException {
        assertTrue(train("-Dberas.kernels=FAST").contains(FAST_LOOPS));
    }

    @Test
    @Tag("slow")
    void thePropertySelectsTheReferenceKernelsEverywhere() throws IOException, InterruptedException {
        String loaded = train("-Dberas.kernels=reference");

        assertTrue(loaded.contains(ReferenceKernels.class.getName()), "the log of loaded classes is there");
        assertFalse(loaded.contains(FAST_LOOPS));
        assertFalse(loaded.contains(FloatMath.class.getName()));
        assertFalse(loaded.contains(FloatSoftmax.class.getName()));
    }

    @Test
    @Tag("slow")
    void anyOtherValueIsRefused() throws IOException, InterruptedException {
        var failure = assertThrows(AssertionError.class, () -> train("-Dberas.kernels=no"));

        assertTrue(
                failure.getMessage()
                        .contains("the system property beras.kernels must be fast or reference, not \"no\""),
                failure.getMessage());
    }

    /** Trains in a separate JVM, and returns the log of its loaded classes. */
    private String train(String option) throws IOException, InterruptedException {
        ChildProcess.run(
                OneStep.class, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + log(), option);
        return Files.readString(log());
    }

    private Path log() {
        return directory.resolve("classes.txt");
    }

    /** The child process: one training step. */
    static final class OneStep {
        public static void main(String[] arguments) {
            Variable w = new Variable("w", Tensor.of(1, 2));
            try (GradientTape tape = new GradientTape()) {
                w.assignSub(tape.gradient(w.mul(w).tanh().softmax().sum(), w));
            }
        }
    }
}
