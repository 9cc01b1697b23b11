package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.arrays.ChildProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tapes that the program drops without closing them neither slow down the others nor keep their calls. */
class UnclosedTapesTest {

    private final Variable w = new Variable("w", Tensor.of(3));

    @Test
    void droppedTapesRecordUntilACollectionOnly() {
        for (int i = 0; i < 3 * ActiveTapes.MAX_TAPES; i++) {
            GradientTape dropped = new GradientTape(true);
            assertEquals(6, dropped.gradient(w.mul(w).sum(), w).item());
        }
        assertTrue(ActiveTapes.current().size() <= ActiveTapes.MAX_TAPES);
    }

    @Test
    void tapesThatTheProgramKeepsAreAnError() {
        List<GradientTape> kept = new ArrayList<>();
        try {
            var e = assertThrows(IllegalStateException.class, () -> {
                while (true) {
                    kept.add(new GradientTape(kept.size() % 2 == 0));
                }
            });
            assertEquals(
                    "100 tapes record on this thread, and each slows down every operation; close a tape after its"
                            + " gradients: try (GradientTape tape = new GradientTape()) { … }",
                    e.getMessage());
        } finally {
            kept.forEach(GradientTape::close);
        }
        try (GradientTape tape = new GradientTape()) {
            assertEquals(6, tape.gradient(w.mul(w), w).item()); // the closed tapes do not count
        }
    }

    @Test
    void aPersistentTapeInAnotherStillShowsItsGradientsToTheOuter() {
        // y = w³: y′ = 3w² = 27, y″ = 6w = 18, taken twice from the inner tape.
        try (GradientTape outer = new GradientTape(true);
                GradientTape inner = new GradientTape(true)) {
            Tensor y = w.pow(3);
            Tensor first = inner.gradient(y, w);
            Tensor again = inner.gradient(y, w);

            assertEquals(27, first.item());
            assertArrayEquals(new float[] {18}, outer.gradient(first, w).toFloatArray());
            assertArrayEquals(new float[] {18}, outer.gradient(again, w).toFloatArray());
        }
    }

    @Test
    @Tag("slow")
    void thousandsOfUnclosedTapesFitIntoASmallHeap() throws Exception {
        String output = ChildProcess.run(DropTapes.class, "-Xmx64m");
        assertEquals("no tape asked, all persistent, done", output.strip());
    }

    /** The child process: 2,000 tapes of each kind that are never closed, each with 64 KB of tensors. */
    static final class DropTapes {
        public static void main(String[] arguments) {
            Variable matrix = new Variable("matrix", Tensor.ones(64, 64));
            dropTapes(false, tape -> matrix.matmul(matrix).relu().mul(2).sum());
            System.out.print("no tape asked, ");
            dropTapes(
                    true,
                    tape -> tape.gradient(matrix.matmul(matrix).relu().mul(2).sum(), matrix));
            System.out.print("all persistent, done");
        }

        private static void dropTapes(boolean persistent, Consumer<GradientTape> step) {
            for (int i = 0; i < 2_000; i++) {
                step.accept(new GradientTape(persistent));
            }
        }
    }
}
