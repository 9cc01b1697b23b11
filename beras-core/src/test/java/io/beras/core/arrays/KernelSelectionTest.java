package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fast path is the default; a scope leaves it on one thread, a system property everywhere. */
class KernelSelectionTest {

    /** Nothing but the fast path runs these loops, so a JVM that never loads them has not taken it. */
    private static final String FAST_LOOPS = FloatLoops.class.getName();

    @TempDir
    private Path directory;

    @Test
    void aPauseEndsWhereItsScopeDoes() {
        assertTrue(KernelSelection.isFast());
        try (KernelSelection.Pause pause = KernelSelection.useReference()) {
            assertFalse(KernelSelection.isFast());
        }
        assertTrue(KernelSelection.isFast());
    }

    @Test
    void pausesNestAndCloseOnce() {
        KernelSelection.Pause outer = KernelSelection.useReference();
        KernelSelection.Pause inner = KernelSelection.useReference();
        inner.close();
        inner.close();
        assertFalse(KernelSelection.isFast());
        outer.close();
        assertTrue(KernelSelection.isFast());
    }

    @Test
    void aPauseIsItsThreadsOwn() {
        try (KernelSelection.Pause pause = KernelSelection.useReference()) {
            assertTrue(CompletableFuture.supplyAsync(KernelSelection::isFast).join());
        }
    }

    /** Refused, as a StepScope does, or without effect; both threads are fresh, so that no other test is switched. */
    @Test
    void closingAPauseOnAnotherThreadSwitchesNothingThere() {
        Executor freshThread = work -> new Thread(work).start();
        KernelSelection.Pause pause = CompletableFuture.supplyAsync(KernelSelection::useReference, freshThread)
                .join();
        boolean isOnThere = CompletableFuture.supplyAsync(() -> isOnAfterClosing(pause), freshThread)
                .join();

        assertTrue(isOnThere, "a thread that never paused takes the plain path for good");
    }

    private static boolean isOnAfterClosing(KernelSelection.Pause pause) {
        try {
            pause.close();
        } catch (IllegalStateException refused) {
            assertTrue(refused.getMessage().contains("thread"), refused.getMessage());
        }
        return KernelSelection.isFast();
    }

    @Test
    @Tag("slow")
    void thePropertyMaySayWhatIsTheDefault() throws IOException, InterruptedException {
        assertTrue(loaded(train("-Dberas.fuse=TRUE")).contains(FAST_LOOPS));
    }

    @Test
    @Tag("slow")
    void thePropertyTakesThePlainPathEverywhere() throws IOException, InterruptedException {
        String loaded = loaded(train("-Dberas.fuse=false"));

        assertTrue(loaded.contains(ReferenceKernels.class.getName()), "the log of loaded classes is there");
        assertFalse(loaded.contains(FAST_LOOPS));
        assertFalse(loaded.contains("io.beras.core.Backward$TanhGradient"));
    }

    @Test
    @Tag("slow")
    void anyOtherValueIsRefused() throws IOException, InterruptedException {
        Child child = train("-Dberas.fuse=no");

        assertNotEquals(0, child.status());
        assertTrue(
                child.output().contains("the system property beras.fuse must be true or false, not \"no\""),
                child.output());
    }

    private record Child(int status, String output) {}

    private Child train(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.add(OneStep.class.getName());
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the child process did not end");
        return new Child(process.exitValue(), Files.readString(output));
    }

    private String loaded(Child child) throws IOException {
        assertEquals(0, child.status(), child.output());
        return Files.readString(log());
    }

    private Path log() {
        return directory.resolve("classes.txt");
    }

    /** What the child process does. */
    static final class OneStep {
        public static void main(String[] arguments) {
            Variable w = new Variable("w", Tensor.of(1, 2));
            try (GradientTape tape = new GradientTape()) {
                w.assignSub(tape.gradient(w.mul(w).tanh().softmax().sum(), w));
            }
        }
    }
}
