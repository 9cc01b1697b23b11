package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The tensors of a step end with it; detach and plain Java values keep a result longer. */
class StepScopeTest {

    @Test
    void aTensorUsedAfterItsStepNamesTheStep() {
        Tensor y;
        try (StepScope step = new StepScope("step 7 of epoch 2")) {
            y = Tensor.of(1, 2).mul(2);
        }
        for (Runnable use : List.<Runnable>of(
                () -> y.mul(2),
                y::sum,
                y::array,
                y::detach,
                y::toFloatArray,
                y::toDoubleArray,
                () -> y.reshape(2, 1),
                () -> Tensor.of(3, 4).add(y),
                () -> new Variable("w", y))) {
            var e = assertThrows(IllegalStateException.class, use::run);
            assertEquals(
                    "a tensor of shape (2) ended with step 7 of epoch 2; inside the step, keep a copy with detach() or read"
                            + " its values",
                    e.getMessage());
        }
    }

    @Test
    void aStepWithoutANameHasANumber() {
        try (StepScope first = new StepScope();
                StepScope second = new StepScope()) {
            assertTrue(first.toString().matches("step [0-9]+"), first.toString());
            assertTrue(!first.toString().equals(second.toString()));
        }
    }

    @Test
    void aDetachedCopySurvivesWithItsNumbersWhateverLaterStepsWrite() {
        Tensor kept;
        INDArray array;
        try (StepScope step = new StepScope()) {
            Tensor y = Tensor.of(1, 2).mul(2);
            kept = y.detach();
            array = y.array();
        }
        for (int i = 0; i < 3; i++) {
            try (StepScope step = new StepScope()) {
                Tensor.of(-1, -1).mul(99);
            }
        }
        assertArrayEquals(new float[] {2, 4}, kept.toFloatArray());
        assertEquals(4, array.getDouble(1));
    }

    @Test
    void variablesAreNeverAStepsOwn() {
        Variable w;
        try (StepScope step = new StepScope()) {
            w = new Variable("w", Tensor.of(1, 2).mul(3));
            w.assignSub(Tensor.of(1, 1).mul(2));
        }
        try (StepScope step = new StepScope()) {
            Tensor.of(7, 7).mul(7);
        }
        assertArrayEquals(new float[] {1, 4}, w.toFloatArray());
    }

    @Test
    void tensorsMadeBeforeTheStepSurviveIt() {
        Tensor before = Tensor.of(1, 2);
        try (StepScope step = new StepScope()) {
            before.mul(2);
        }
        assertArrayEquals(new float[] {1, 2}, before.toFloatArray());
    }

    @Test
    void aStepGivesTheSameGradientsAsNone() {
        Variable w = new Variable("w", Tensor.of(new double[][] {{1, -2}, {0.5, 3}}));
        float[] expected = gradient(w).toFloatArray();
        for (int i = 0; i < 3; i++) {
            try (StepScope step = new StepScope()) {
                assertArrayEquals(expected, gradient(w).toFloatArray());
            }
        }
    }

    @Test
    void innerStepsEndAlone() {
        try (StepScope outer = new StepScope()) {
            Tensor ofOuter = Tensor.of(1, 2).mul(2);
            Tensor ofInner;
            try (StepScope inner = new StepScope()) {
                ofInner = ofOuter.mul(2);
                assertArrayEquals(new float[] {4, 8}, ofInner.toFloatArray());
            }
            Tensor again = ofOuter.mul(5);

            assertThrows(IllegalStateException.class, ofInner::sum);
            assertArrayEquals(new float[] {2, 4}, ofOuter.toFloatArray());
            assertArrayEquals(new float[] {10, 20}, again.toFloatArray());
        }
    }

    @Test
    void aHeldTensorNeverChangesItThrowsInstead() {
        List<Tensor> held = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try (StepScope step = new StepScope()) {
                Tensor y = Tensor.of(i, i).mul(2);
                held.add(y);
                assertArrayEquals(new float[] {2 * i, 2 * i}, y.toFloatArray());
                held.subList(0, i).forEach(old -> assertThrows(IllegalStateException.class, old::toFloatArray));
            }
        }
    }

    @Test
    void closingTwiceDoesNothing() {
        try (StepScope outer = new StepScope()) {
            Tensor y = Tensor.of(1).mul(2);
            StepScope inner = new StepScope();
            inner.close();
            inner.close();
            assertEquals(2, y.item());
        }
    }

    @Test
    void anOpenStepEndsWithItsEnclosingStep() {
        StepScope outer = new StepScope("outer");
        StepScope inner = new StepScope("inner");
        Tensor held = Tensor.of(2).mul(2);
        outer.close();
        var e = assertThrows(IllegalStateException.class, held::item);
        assertTrue(e.getMessage().contains("ended with inner"), e.getMessage());
        inner.close();
        assertEquals(4, Tensor.of(2).mul(2).item()); // no step is open any more: this one lasts
    }

    @Test
    void aTensorThatHasEndedCanStillBeLookedAtInADebugger() {
        Tensor held;
        try (StepScope step = new StepScope("step 7")) {
            held = Tensor.of(1, 2).mul(2);
        }
        assertEquals("FLOAT tensor (2), ended with step 7", held.toString());
    }

    @Test
    void aStepBelongsToItsThread() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Tensor> elsewhere = new AtomicReference<>();
        try (StepScope step = new StepScope()) {
            Thread thread = new Thread(() -> {
                elsewhere.set(Tensor.of(1).mul(2));
                try {
                    step.close();
                } catch (IllegalStateException e) {
                    thrown.set(e);
                }
            });
            thread.start();
            thread.join();
        }
        assertTrue(
                thrown.get().getMessage().contains("must be closed on the thread that opened it"), thrown.toString());
        assertEquals(2, elsewhere.get().item()); // made on a thread without a step: it lasts
    }

    @Test
    void aStepEndsWhenItsBodyThrows() {
        AtomicReference<Tensor> leaked = new AtomicReference<>();
        assertThrows(ArithmeticException.class, () -> {
            try (StepScope step = new StepScope()) {
                leaked.set(Tensor.of(1).mul(2));
                throw new ArithmeticException();
            }
        });
        assertThrows(IllegalStateException.class, () -> leaked.get().item());
        assertEquals(4, Tensor.of(2).mul(2).item());
    }

    @Test
    void stepsOfEqualSizeNeedNoMoreMemoryThanOne() {
        Variable w = new Variable("w", Tensor.ones(256, 128));
        train(50, w);
        long before = Pointer.physicalBytes();
        train(2_000, w);
        long grown = Pointer.physicalBytes() - before;

        // A step makes more than 4 tensors of 128 KB: over 1 GB, were they not lent again. The slack is the Java
        // heap's.
        assertTrue(grown < 300L << 20, "2,000 steps grew the process by " + (grown >> 20) + " MB");
    }

    private static void train(int steps, Variable w) {
        for (int i = 0; i < steps; i++) {
            try (StepScope step = new StepScope();
                    GradientTape tape = new GradientTape()) {
                Tensor loss = w.mul(w).sum();
                w.assignSub(tape.gradient(loss, w).mul(1e-4));
            }
        }
    }

    private static Tensor gradient(Variable w) {
        try (GradientTape tape = new GradientTape()) {
            return tape.gradient(w.matmul(w).softmax().log().sum(), w);
        }
    }

    /** Each step fills a tensor with its index; the other thread reads the tensor created last. */
    @Test
    void anotherThreadReadsTheNumbersOfOneStepOrIsRefused() throws InterruptedException {
        AtomicReference<Tensor> latest = new AtomicReference<>(Tensor.ones(50_000));
        AtomicReference<float[]> mixed = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    float[] numbers = latest.get().toFloatArray();
                    if (numbers[0] != numbers[numbers.length / 2] || numbers[0] != numbers[numbers.length - 1]) {
                        mixed.set(numbers);
                    }
                } catch (IllegalStateException refused) {
                    Thread.onSpinWait(); // as it should be, when the step has ended
                }
            }
        });
        reader.start();
        for (int i = 0; i < 5000; i++) {
            try (StepScope step = new StepScope()) {
                latest.set(Tensor.full(DataType.FLOAT, i, 50_000));
            }
        }
        reader.interrupt();
        reader.join();

        assertNull(mixed.get(), "numbers of two steps in one array");
    }
}
