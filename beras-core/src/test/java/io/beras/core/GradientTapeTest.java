package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.random.Randomness;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients of a tape, first and higher, each derived by hand; and the rules of its use. */
class GradientTapeTest {

    @Test
    void firstAndSecondDerivativeOfTheFourthPower() {
        // x⁴ at 2: 4x³ = 32, 12x² = 48.
        Variable x = scalar("x", 2);
        try (GradientTape outer = new GradientTape()) {
            Tensor first;
            try (GradientTape inner = new GradientTape()) {
                first = inner.gradient(x.pow(4), x);
            }
            assertEquals(32, first.item());
            assertEquals(48, outer.gradient(first, x).item());
        }
    }

    @Test
    void thirdDerivativeByThreeNestedTapes() {
        // (x·x)·(x·x) at 2: third derivative 24x = 48.
        Variable x = scalar("x", 2);
        try (GradientTape third = new GradientTape()) {
            Tensor y2;
            try (GradientTape second = new GradientTape()) {
                Tensor y1;
                try (GradientTape first = new GradientTape()) {
                    Tensor square = x.mul(x);
                    y1 = first.gradient(square.mul(square), x);
                }
                y2 = second.gradient(y1, x);
            }
            assertEquals(48, third.gradient(y2, x).item());
        }
    }

    @Test
    void listsTheCallsThatItHasRecorded() {
        Variable x = scalar("x", 2);
        try (GradientTape tape = new GradientTape()) {
            Tensor square = x.mul(x);
            assertEquals("GradientTape of 1 call, recording: mul ()", tape.toString());
            Tensor y = square.add(x);
            Tensor.of(5).exp(); // depends on no variable
            assertEquals("GradientTape of 2 calls, recording: mul (), add ()", tape.toString());
            List<Call> calls = tape.calls();
            assertEquals(List.of(square, y), calls.stream().map(Call::output).toList());
            assertEquals(List.of(x), calls.get(1).variables());
            tape.gradient(y, x);
            assertEquals("GradientTape of 0 calls", tape.toString()); // one gradient is all that this tape gives
            assertEquals(2, calls.size());
        }
    }

    @Test
    void abbreviatesALongListOfCalls() {
        try (GradientTape tape = new GradientTape()) {
            Tensor y = new Variable("x", Tensor.of(1, 2)).exp();
            for (int i = 0; i < 10; i++) {
                y = y.abs();
            }
            y.sum();
            String five = "abs (2), abs (2), abs (2), abs (2), ";
            // sum is a sum that keeps its axes, and a reshape
            assertEquals(
                    "GradientTape of 13 calls, recording: exp (2), " + five + "… 3 more …, abs (2), abs (2), abs (2), "
                            + "sum (1), reshape ()",
                    tape.toString());
        }
    }

    @Test
    void gradientsAccumulateOnADiamond() {
        // x → a = 3x and b = x², y = a·b = 3x³: dy/dx = b·3 + a·2x = 9x² = 36 at 2.
        Variable x = scalar("x", 2);
        try (GradientTape tape = new GradientTape()) {
            Tensor a = x.mul(3);
            Tensor b = x.mul(x);
            assertEquals(36, tape.gradient(a.mul(b), x).item());
        }
    }

    @Test
    void aDiamondOfUnevenArmsIsRewoundInOrder() {
        // y = x·exp(exp(x)) takes a short and a long way: e^(e^x)·(1 + x·e^x).
        Variable x = scalar("x", 0.5);
        double inner = Math.exp(0.5);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.exp().exp().mul(x);
            assertEquals(
                    Math.exp(inner) * (1 + 0.5 * inner), tape.gradient(y, x).item(), 1e-12);
        }
    }

    @Test
    void theSameDiffableUsedTwiceIsTwoCalls() {
        // f(x) = w·x, y = f(f(x)) = w²x: dy/dw = 2wx = 2·3·5, dy/dx = w² = 9.
        Scale scale = new Scale(3);
        Variable x = scalar("x", 5);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = scale.call(scale.call(x));
            List<Tensor> gradients = tape.gradient(y, List.of(x, scale.weight));

            assertEquals(9, gradients.get(0).item());
            assertEquals(30, gradients.get(1).item());
        }
    }

    @Test
    void gradientsOfASumOfProductsAreTheOtherFactors() {
        // c = Σ(x∘y + z), N, D = 3, 4: dc/dx = y, dc/dy = x, dc/dz = 1.
        Randomness.setSeed(1);
        Variable x = new Variable("x", Tensor.randomNormal(3, 4));
        Variable y = new Variable("y", Tensor.randomNormal(3, 4));
        Variable z = new Variable("z", Tensor.randomNormal(3, 4));
        try (GradientTape tape = new GradientTape()) {
            List<Tensor> gradients = tape.gradient(x.mul(y).add(z).sum(), List.of(x, y, z));

            assertArrayEquals(y.toFloatArray(), gradients.get(0).toFloatArray());
            assertArrayEquals(x.toFloatArray(), gradients.get(1).toFloatArray());
            assertArrayEquals(Tensor.ones(3, 4).toFloatArray(), gradients.get(2).toFloatArray());
        }
    }

    @Test
    void gradientsComeInTheOrderOfTheSources() {
        Variable a = scalar("a", 2);
        Variable b = scalar("b", 5);
        try (GradientTape tape = new GradientTape(true)) {
            Tensor y = a.mul(b);
            assertEquals(List.of(5.0, 2.0), numbers(tape.gradient(y, List.of(a, b))));
            assertEquals(List.of(2.0, 5.0), numbers(tape.gradient(y, List.of(b, a))));
        }
    }

    @Test
    void aSourceNamedTwiceGetsItsGradientTwice() {
        Variable x = scalar("x", 3);
        try (GradientTape tape = new GradientTape()) {
            assertEquals(List.of(6.0, 6.0), numbers(tape.gradient(x.mul(x), List.of(x, x))));
        }
    }

    @Test
    void broadcastingIsUndoneBySumming() {
        // y = x + b with b (1, 2) repeated over 3 rows: db = 3 each. A scalar repeated 6 times: 6.
        Variable b = new Variable("b", Tensor.of(new double[][] {{1, 2}}));
        Variable s = scalar("s", 1);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = Tensor.zeros(3, 2).add(b).cast(DataType.DOUBLE).add(s);
            List<Tensor> gradients = tape.gradient(y, List.of(b, s));

            assertArrayEquals(new long[] {1, 2}, gradients.get(0).shape());
            assertArrayEquals(new double[] {3, 3}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new long[] {}, gradients.get(1).shape());
            assertEquals(6, gradients.get(1).item());
        }
    }

    @Test
    void theGradientOfANonScalarTargetIsThatOfItsSum() {
        Variable x = new Variable("x", Tensor.of(1, 2, 3));
        try (GradientTape tape = new GradientTape()) {
            assertArrayEquals(new double[] {2, 4, 6}, tape.gradient(x.mul(x), x).toDoubleArray());
        }
    }

    @Test
    void intermediateTensorsCanBeSourcesAndTargets() {
        // h = x², y = 3h: dy/dh = 3; dh/dx = 2x = 8; dy/dy = 1.
        Variable x = scalar("x", 4);
        try (GradientTape tape = new GradientTape(true)) {
            Tensor h = x.mul(x);
            Tensor y = h.mul(3);
            assertEquals(3, tape.gradient(y, h).item());
            assertEquals(8, tape.gradient(h, x).item());
            assertEquals(1, tape.gradient(y, y).item());
            assertEquals(List.of(24.0, 3.0), numbers(tape.gradient(y, List.of(x, h))));
        }
    }

    @Test
    void aGradientHasTheTypeAndShapeOfItsSource() {
        Variable x = new Variable("x", Tensor.of(new double[][] {{1, 2, 3}}));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.cast(DataType.DOUBLE).exp().sum();
            Tensor gradient = tape.gradient(y, x);

            assertEquals(DataType.FLOAT, gradient.dataType());
            assertArrayEquals(new long[] {1, 3}, gradient.shape());
        }
    }

    @Test
    void gradientWorksInsideTheTryBlockAndAfterIt() {
        Variable x = scalar("x", 3);
        GradientTape tape = new GradientTape();
        Tensor y;
        try (tape) {
            y = x.mul(x);
        }
        assertEquals(6, tape.gradient(y, x).item());
    }

    @Test
    void whatHappensAfterCloseIsNotRecorded() {
        Variable x = scalar("x", 3);
        GradientTape tape = new GradientTape();
        tape.close();
        Tensor y = x.mul(x);

        assertThrows(IllegalStateException.class, () -> tape.gradient(y, x));
    }

    @Test
    void aSecondUseOfATapeThatIsNotPersistentSaysWhatToDo() {
        Variable x = scalar("x", 3);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.mul(x);
            tape.gradient(y, x);

            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(y, x));
            assertEquals(
                    "this tape has already given its gradient; ask for all sources at once, or use new GradientTape(true)",
                    e.getMessage());
        }
    }

    @Test
    void aPersistentTapeGivesGradientsAsOftenAsAsked() {
        Variable x = scalar("x", 3);
        try (GradientTape tape = new GradientTape(true)) {
            Tensor y = x.mul(x);
            Tensor z = y.mul(x);
            assertEquals(6, tape.gradient(y, x).item());
            assertEquals(27, tape.gradient(z, x).item());
            assertEquals(27, tape.gradient(z, x).item());
        }
    }

    @Test
    void aPersistentTapeAskedForASecondDerivativeSaysToNestTwoTapes() {
        Variable x = scalar("x", 3);
        try (GradientTape tape = new GradientTape(true)) {
            Tensor first = tape.gradient(x.pow(3), x);
            Tensor function = first.mul(first).sum();

            for (Tensor target : List.of(first, function)) {
                var e = assertThrows(IllegalStateException.class, () -> tape.gradient(target, x));
                assertTrue(e.getMessage().contains("nest two tapes"), e.getMessage());
            }
        }
    }

    @Test
    void aPersistentTapeSaysSoAfterItsCloseToo() {
        Variable x = scalar("x", 3);
        GradientTape tape = new GradientTape(true);
        Tensor y = x.pow(3);
        tape.close();
        Tensor first = tape.gradient(y, x);

        // Zeros would be a silently wrong second derivative.
        var e = assertThrows(IllegalStateException.class, () -> tape.gradient(first, List.of(x), Unconnected.ZERO));
        assertTrue(e.getMessage().contains("nest two tapes"), e.getMessage());
    }

    @Test
    void aTapeThatIsNeverClosedHoldsNoLaterCalls() throws InterruptedException {
        Variable x = scalar("x", 3);
        GradientTape tape = new GradientTape();
        tape.gradient(x.mul(x), x);

        WeakReference<Diffable> later = callSomething(x);
        for (int i = 0; i < 100 && later.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertNull(later.get(), "the tape still holds a call made after gradient");
        Reference.reachabilityFence(tape);
    }

    @Test
    void aTapeThatTheProgramDroppedHoldsNoCalls() throws InterruptedException {
        Variable x = scalar("x", 3);
        abandonATape();

        WeakReference<Diffable> later = callSomething(x);
        for (int i = 0; i < 100 && later.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertNull(later.get(), "an abandoned tape still holds a call");
    }

    private static void abandonATape() {
        GradientTape abandoned = new GradientTape(true);
        abandoned.watch(Tensor.of(1));
    }

    private static WeakReference<Diffable> callSomething(Tensor x) {
        Scale scale = new Scale(2);
        scale.call(x);
        return new WeakReference<>(scale);
    }

    @Test
    void onlyWhatDependsOnAVariableOrAWatchedTensorIsRecorded() throws InterruptedException {
        try (GradientTape tape = new GradientTape()) {
            WeakReference<Diffable> unconnected = callUnconnected();
            for (int i = 0; i < 100 && unconnected.get() != null; i++) {
                System.gc();
                Thread.sleep(10);
            }

            assertNull(unconnected.get(), "the tape holds a call that no gradient can need");
            Reference.reachabilityFence(tape);
        }
    }

    private static WeakReference<Diffable> callUnconnected() {
        Scale frozen = new Scale(2);
        frozen.setTrainable(false);
        frozen.call(Tensor.scalar(DataType.DOUBLE, 1));
        return new WeakReference<>(frozen);
    }

    @Test
    void aGradientThatIsNotRequestedIsNeverComputed() {
        Variable x = scalar("x", 3);
        Variable unwanted = scalar("unwanted", 4);
        Diffable product = new Function((a) -> a[0].mul(a[1])) {
            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(g -> g.mul(call.input(1)), LocalGradient.none("nobody may ask for this"));
            }
        };
        try (GradientTape tape = new GradientTape()) {
            assertEquals(4, tape.gradient(product.call(x, unwanted), x).item());
        }
    }

    @Test
    void aCallThatLeadsNowhereNeedsNoGradient() {
        Variable x = scalar("x", 3);
        Diffable unwritten = new Function(a -> a[0].mul(2)) {
            @Override
            public List<LocalGradient> inputGradients(Call call) {
                throw new AssertionError("this output is not part of the target");
            }
        };
        try (GradientTape tape = new GradientTape()) {
            unwritten.call(x);
            assertEquals(6, tape.gradient(x.mul(x), x).item());
        }
    }

    @Test
    void aMissingLocalGradientSaysItsReason() {
        Variable x = scalar("x", 3);
        Diffable argMax = new Function(a -> a[0].mul(1)) {
            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(LocalGradient.none("an index has no derivative"));
            }
        };
        try (GradientTape tape = new GradientTape()) {
            Tensor y = argMax.call(x);
            var e = assertThrows(UnsupportedOperationException.class, () -> tape.gradient(y, x));
            assertEquals(
                    "an anonymous Function gives no gradient of input 0 (): an index has no derivative",
                    e.getMessage());
        }
    }

    @Test
    void tapesBelongToTheirThread() throws InterruptedException {
        Variable x = scalar("x", 3);
        AtomicReference<Tensor> elsewhere = new AtomicReference<>();
        try (GradientTape tape = new GradientTape()) {
            Thread thread = new Thread(() -> elsewhere.set(x.mul(x)));
            thread.start();
            thread.join();

            var e = assertThrows(IllegalStateException.class, () -> tape.gradient(elsewhere.get(), x));
            assertTrue(e.getMessage().contains("on another thread"), e.getMessage());
        }
    }

    @Test
    void aMistakeInsideATapeLeavesTheOthersRecording() {
        Variable x = scalar("x", 3);
        try (GradientTape outer = new GradientTape()) {
            try (GradientTape inner = new GradientTape()) {
                assertThrows(IllegalStateException.class, () -> inner.gradient(Tensor.scalar(1), x));
            }
            assertEquals(6, outer.gradient(x.mul(x), x).item());
        }
    }

    @Test
    void nullIsTheResultOnRequest() {
        Variable x = scalar("x", 3);
        Variable apart = scalar("apart", 1);
        try (GradientTape tape = new GradientTape()) {
            List<Tensor> gradients = tape.gradient(x.mul(x), List.of(x, apart), Unconnected.NULL);

            assertEquals(6, gradients.get(0).item());
            assertNull(gradients.get(1));
        }
    }

    static Variable scalar(String name, double value) {
        return new Variable(name, Tensor.scalar(DataType.DOUBLE, value));
    }

    private static List<Double> numbers(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::item).toList();
    }

    /** A function of arrays, to which a test adds the gradients. */
    abstract static class Function implements Diffable {
        private final java.util.function.Function<INDArray[], INDArray> forward;

        Function(java.util.function.Function<INDArray[], INDArray> forward) {
            this.forward = forward;
        }

        @Override
        public INDArray forward(INDArray... inputs) {
            return forward.apply(inputs);
        }
    }
}
