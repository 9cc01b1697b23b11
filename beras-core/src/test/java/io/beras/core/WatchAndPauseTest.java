package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The calls that a tape records: {@code watch} adds those of plain tensors, {@code pause} leaves calls out. */
class WatchAndPauseTest {

    private final Variable x = GradientTapeTest.scalar("x", 3);

    @Test
    void aWatchedTensorIsASource() {
        Tensor plain = Tensor.of(4);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(plain);
            assertEquals(8, tape.gradient(plain.mul(plain), plain).item());
        }
    }

    @Test
    void anUnwatchedTensorSaysToWatchIt() {
        Tensor plain = Tensor.of(4);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = plain.mul(plain);
            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(y, plain));
            assertEquals(
                    "the target does not depend on the tensor (1): the tape does not record a plain tensor unless told to"
                            + " watch it before its use; pass Unconnected.ZERO or NULL to get zeros or null instead",
                    e.getMessage());
        }
    }

    @Test
    void anUnwatchedTensorNeverGetsPartOfItsGradient() {
        // y = x·c + c²: the tape sees x·c because of x, but not c², so it can't know that dy/dc = x + 2c.
        Tensor c = Tensor.scalar(DataType.DOUBLE, 5);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.mul(c).add(c.mul(c));
            assertThrows(IllegalStateException.class, () -> tape.gradient(y, c));
        }
    }

    @Test
    void aTensorWatchedAfterItsUseNeverGetsPartOfItsGradient() {
        // y = x·c + c², as above: to watch c now would let dy/dc be x.
        Tensor c = Tensor.scalar(DataType.DOUBLE, 5);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.mul(c).add(c.mul(c));
            var e = assertThrows(IllegalStateException.class, () -> tape.watch(c));
            assertEquals(
                    "the tensor () was used before the tape was told to watch it, so part of its gradient would be missing;"
                            + " watch it before its first use",
                    e.getMessage());
            assertEquals(5, tape.gradient(y, x).item());
        }
    }

    @Test
    void watchingTwiceChangesNothing() {
        Tensor plain = Tensor.of(4);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(plain);
            Tensor y = plain.mul(plain);
            tape.watch(plain);
            tape.watch(x);
            assertEquals(8, tape.gradient(y, plain).item());
        }
    }

    @Test
    void watchedTensorsAreListedOnceInTheirOrder() {
        Tensor first = Tensor.of(1);
        Tensor second = Tensor.of(2);
        try (GradientTape tape = new GradientTape(true)) {
            List.of(first, second, first).forEach(tape::watch);
            tape.gradient(first.mul(second), List.of(first, second));
            assertEquals(List.of(first, second), tape.watched());
        }
        try (GradientTape tape = new GradientTape()) {
            tape.watch(first);
            tape.gradient(first.square(), first);
            assertEquals(List.of(), tape.watched());
        }
    }

    @Test
    void aTapeReportsThatItIsPersistent() {
        try (GradientTape once = new GradientTape();
                GradientTape often = new GradientTape(true)) {
            assertFalse(once.isPersistent());
            assertTrue(often.isPersistent());
        }
    }

    @Test
    void aFrozenVariableNeverGetsPartOfItsGradient() {
        Variable frozen = GradientTapeTest.scalar("frozen", 5);
        frozen.setTrainable(false);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.mul(frozen).add(frozen.mul(frozen));
            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(y, frozen));
            assertTrue(e.getMessage().contains("it is not trainable"), e.getMessage());
        }
    }

    @Test
    void aFrozenVariableCanBeWatched() {
        x.setTrainable(false);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            assertEquals(6, tape.gradient(x.mul(x), x).item());
        }
    }

    @Test
    void freezingAVariableAfterItsUseDoesNotChangeItsGradient() {
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.mul(x);
            x.setTrainable(false);
            assertEquals(6, tape.gradient(y, x).item());
        }
    }

    @Test
    void labelsCanNotBeWatched() {
        try (GradientTape tape = new GradientTape()) {
            var e = assertThrows(IllegalArgumentException.class, () -> tape.watch(Tensor.ofLabels(1)));
            assertTrue(e.getMessage().contains("INT"), e.getMessage());
        }
    }

    @Test
    void nothingIsRecordedInAPause() {
        try (GradientTape tape = new GradientTape()) {
            Tensor y;
            try (GradientTape.Pause pause = GradientTape.pause()) {
                y = x.mul(x);
            }
            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(y, x));
            assertTrue(e.getMessage().contains("only in a pause()"), e.getMessage());
        }
    }

    @Test
    void whatAPauseMadeIsAConstant() {
        // y = x·c with c = x² = 9 made in a pause: dy/dx = 9, not 27.
        try (GradientTape tape = new GradientTape()) {
            Tensor c;
            try (GradientTape.Pause pause = GradientTape.pause()) {
                c = x.mul(x);
            }
            assertEquals(9, tape.gradient(x.mul(c), x).item());
        }
    }

    @Test
    void pausesNestAndCloseTwiceWithoutHarm() {
        try (GradientTape tape = new GradientTape()) {
            GradientTape.Pause outer = GradientTape.pause();
            GradientTape.Pause inner = GradientTape.pause();
            inner.close();
            inner.close();
            Tensor whilePaused = x.mul(x);
            outer.close();
            Tensor afterwards = x.mul(x);

            assertEquals(6, tape.gradient(whilePaused.add(afterwards), x).item());
        }
    }

    @Test
    void aTapeOpenedInAPauseRecords() {
        try (GradientTape outer = new GradientTape();
                GradientTape.Pause pause = GradientTape.pause();
                GradientTape inner = new GradientTape()) {
            Tensor y = x.mul(x);

            assertEquals(6, inner.gradient(y, x).item());
            assertThrows(IllegalStateException.class, () -> outer.gradient(y, x));
        }
    }

    @Test
    void aPauseStopsEveryEnclosingTape() {
        try (GradientTape outer = new GradientTape();
                GradientTape inner = new GradientTape()) {
            Tensor y;
            try (GradientTape.Pause pause = GradientTape.pause()) {
                y = x.mul(x);
            }
            assertThrows(IllegalStateException.class, () -> inner.gradient(y, x));
            assertThrows(IllegalStateException.class, () -> outer.gradient(y, x));
        }
    }

    @Test
    void detachIsAPauseForOneTensor() {
        try (GradientTape tape = new GradientTape()) {
            Tensor constant = x.mul(x).detach();
            assertEquals(9, tape.gradient(x.mul(constant), x).item());
        }
    }
}
