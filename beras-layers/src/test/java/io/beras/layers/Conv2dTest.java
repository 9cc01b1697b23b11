package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Regularizer;
import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import io.beras.core.random.Randomness;
import io.beras.models.SequentialModel;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Values under many windows stand in beras-core's images.txt, which PyTorch wrote. */
class Conv2dTest {

    /** 1 to 9, row by row. */
    private static final Tensor NINE =
            Tensor.of(1, 2, 3, 4, 5, 6, 7, 8, 9).reshape(1, 1, 3, 3).detach();

    @Test
    void sumsProductsWithTheKernelAtEachPlace() {
        // At the upper left the kernel sees 1 2 / 4 5: 1·1 + 2·2 + 4·3 + 5·4 + 10 = 47; one to the right, 57; below,
        // 77, 87.
        Tensor y = layer().call(NINE);

        assertArrayEquals(new long[] {1, 1, 2, 2}, y.shape());
        assertArrayEquals(new double[] {47, 57, 77, 87}, y.toDoubleArray());
    }

    @Test
    void seesZerosInThePadding() {
        // Only its last pixel, with weight 4, sees the first of the image; only its first, with weight 1, the last.
        double[] y = layer().withoutBias().withPadding(1).call(NINE).toDoubleArray();

        assertEquals(16, y.length);
        assertEquals(4 * 1, y[0]);
        assertEquals(1 * 9, y[15]);
    }

    @Test
    void stepsOverPixels() {
        assertArrayEquals(new double[] {47}, layer().withStride(2).call(NINE).toDoubleArray());
    }

    @Test
    void addsUpChannelsAndHasAKernelForEachOutput() {
        // Two channels, 5 and 7; kernels of one pixel, (1, 10) and (2, 20): 5·1 + 7·10 and 5·2 + 7·20.
        Conv2d conv = new Conv2d(2, 2, 1).withoutBias();
        conv.w().assign(Tensor.of(1, 10, 2, 20).reshape(2, 2, 1, 1));

        double[] y = conv.call(Tensor.of(5, 7).reshape(1, 2, 1, 1)).toDoubleArray();

        assertArrayEquals(new double[] {75, 150}, y);
    }

    @Test
    void givesEachWeightTheSumOfWhatItSawAndEachPixelTheWeightsThatSawIt() {
        // L = Σ y: weight (0, 0) saw 1 + 2 + 4 + 5 = 12, and so on; a corner pixel was seen by one weight, the middle
        // by all.
        Conv2d conv = layer();
        try (GradientTape tape = new GradientTape()) {
            tape.watch(NINE);
            Tensor loss = conv.call(NINE).sum();

            List<Tensor> gradients = tape.gradient(loss, List.of(conv.w(), conv.b(), NINE));

            assertArrayEquals(new double[] {12, 16, 24, 28}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new long[] {1, 1, 1, 1}, gradients.get(1).shape());
            assertEquals(4, gradients.get(1).item());
            assertArrayEquals(
                    new double[] {1, 3, 2, 4, 10, 6, 3, 7, 4}, gradients.get(2).toDoubleArray());
        }
    }

    @Test
    void addsUpTheGradientsOfTwoUsesUnderOneTape() {
        // One pixel x and one weight w: y = w·(w·x) = w²x, so dy/dw = 2wx = 2·3·5.
        Conv2d conv = new Conv2d(1, 1, 1).withoutBias();
        conv.w().assign(Tensor.of(3).reshape(1, 1, 1, 1));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = conv.call(conv.call(Tensor.of(5).reshape(1, 1, 1, 1)));

            assertEquals(30, tape.gradient(y, conv.w()).item());
        }
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder() {
        assertRight(new Conv2d(2, 3, 3).withPadding(1), 2, 2, 3, 4);
        assertRight(new Conv2d(1, 2, 3).withStride(2).withPadding(2), 1, 1, 4, 5);
        assertRight(new Conv2d(2, 2, 2).withStride(3).withoutBias(), 2, 2, 5, 4);
        assertRight(new Conv2d(3, 2, 1), 2, 3, 1, 2);
        assertRight(new Conv2d(2, 2, 3), 2, 2, 3, 3); // the kernel is as large as the image
    }

    @Property(tries = 20, seed = "1", shrinking = ShrinkingMode.OFF)
    void floatAgreesWithDoubleInValueAndGradient(
            @ForAll @IntRange(min = 1, max = 9) int n,
            @ForAll @IntRange(min = 1, max = 3) int in,
            @ForAll @IntRange(min = 1, max = 9) int out,
            @ForAll @IntRange(min = 1, max = 5) int size,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(max = 2) int padding) {
        Conv2d conv = new Conv2d(in, out, size).withStride(stride).withPadding(padding);
        Tensor x = Tensor.randomNormal(n, in, 7, 5);
        double[][] inFloat = valueAndGradients(conv, x);
        conv.cast(DataType.DOUBLE);
        double[][] inDouble = valueAndGradients(conv, x.cast(DataType.DOUBLE));

        for (int i = 0; i < inFloat.length; i++) {
            assertArrayEquals(inDouble[i], inFloat[i], 1e-3); // sums of up to 315 numbers of size 10
        }
    }

    @Test
    void givesAStepBackAllItTakes() {
        Conv2d conv = new Conv2d(2, 3, 3).withPadding(1);
        Tensor x = Tensor.randomNormal(4, 2, 6, 6);
        double[] first = gradientInAStep(conv, x);
        for (int i = 0; i < 20; i++) {
            assertArrayEquals(first, gradientInAStep(conv, x));
        }
    }

    @Test
    void beginsWithTheWeightsOfADenseLayerOfItsFans() {
        // Xavier uniform: within ±√(6 / (3·25 + 8·25)) = ±0.1477, with a standard deviation of that by √3.
        double[] w = new Conv2d(3, 8, 5).w().toDoubleArray();
        double limit = Math.sqrt(6.0 / (75 + 200));
        double squares = 0;
        for (double value : w) {
            assertTrue(Math.abs(value) <= limit, "weight " + value);
            squares += value * value;
        }

        assertEquals(8 * 3 * 25, w.length);
        assertEquals(limit / Math.sqrt(3), Math.sqrt(squares / w.length), .01 * limit * 4); // 600 draws: σ of 1.8 %
        assertArrayEquals(new double[8], new Conv2d(3, 8, 5).b().toDoubleArray());
    }

    @Test
    void settingsShareTheWeights() {
        Conv2d conv = new Conv2d(1, 2, 3);
        Conv2d other = conv.withStride(2).withPadding(1).withoutBias();

        assertSame(conv.w(), other.w());
        assertEquals(List.of(conv.w()), other.ownWeights());
        assertEquals("Conv2d(1, 2, 3)", conv.toString());
        assertEquals("Conv2d(1, 2, 3, stride 2, padding 1, without bias)", other.toString());
        assertEquals(
                other + " was created withoutBias()",
                assertThrows(IllegalStateException.class, other::b).getMessage());
    }

    @Test
    void paysForItsWeightsOnlyWhereItIsToldTo() {
        // L2 of ½ on the kernel 1 2 / 3 4: ½·(1 + 4 + 9 + 16) = 15, and nothing for the bias of 10.
        Conv2d conv = layer().regularized(Regularizer.l2(.5));

        assertEquals(List.of(15.0), conv.penalties().stream().map(Tensor::item).toList());
        assertEquals(List.of(), layer().penalties());
    }

    @Test
    void takesNamesFromItsModel() {
        SequentialModel model = new SequentialModel(new Conv2d(1, 2, 3), new Conv2d(2, 3, 3).withoutBias());

        assertEquals(
                List.of("conv2d_1/w", "conv2d_1/b", "conv2d_2/w"),
                model.weights().stream().map(Variable::name).toList());
    }

    @Test
    void saysWhichShapesItNeeds() {
        Conv2d conv = new Conv2d(3, 2, 5);

        assertEquals(
                "Conv2d(3, 2, 5) needs images x of shape (n, 3, height, width) for its weights (2, 3, 5, 5),"
                        + " but got (4, 1, 28, 28): axis 1 is 1",
                refusal(ShapeException.class, conv, Tensor.zeros(4, 1, 28, 28)));
        assertEquals(
                "Conv2d(3, 2, 5) needs images x of shape (n, channels, height, width), but got (4, 784),"
                        + " which has rank 2; reshape(...) it",
                refusal(ShapeException.class, conv, Tensor.zeros(4, 784)));
        assertEquals(
                "Conv2d(3, 2, 5, stride 2) has no room for a window of 5 × 5 on images (4, 3, 9, 3) with padding 0:"
                        + " along axis 3 there would be (3 + 2·0 − 5) / 2 + 1 < 1 positions;"
                        + " use a smaller window or more padding",
                refusal(ShapeException.class, conv.withStride(2), Tensor.zeros(4, 3, 9, 3)));
    }

    @Test
    void saysThatItTakesOneTensorOfNumbers() {
        Conv2d conv = new Conv2d(1, 1, 1);
        Tensor x = Tensor.zeros(1, 1, 1, 1);

        assertEquals(
                "Conv2d(1, 1, 1) takes one tensor, but was called with 2",
                refusal(IllegalArgumentException.class, conv, x, x));
        assertTrue(refusal(IllegalArgumentException.class, conv, Tensor.of(Nd4j.zeros(DataType.INT32, 1, 1, 1, 1)))
                .startsWith("Conv2d(1, 1, 1) needs FLOAT or DOUBLE, not the INT tensor (1, 1, 1, 1)"));
        assertTrue(refusal(IllegalArgumentException.class, conv, x.cast(DataType.DOUBLE))
                .startsWith("conv2d can't mix DOUBLE tensor"));
    }

    @Test
    void refusesSizesThatNoLayerHas() {
        for (int[] sizes : new int[][] {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}, {1, -1, 3}, {1 << 12, 1 << 12, 31}}) {
            String message = assertThrows(ShapeException.class, () -> new Conv2d(sizes[0], sizes[1], sizes[2]))
                    .getMessage();
            assertTrue(message.startsWith("Conv2d(in, out, size) needs sizes of at least 1"), message);
        }
        assertThrows(IllegalArgumentException.class, () -> new Conv2d(1, 1, 1).withStride(0));
        assertThrows(IllegalArgumentException.class, () -> new Conv2d(1, 1, 1).withPadding(-1));
        assertThrows(ShapeException.class, () -> new Conv2d(1, 2, 3, (in, out, draws) -> Tensor.zeros(1, 1)));
    }

    /** One kernel, 1 2 / 3 4, and a bias of 10. */
    private static Conv2d layer() {
        Conv2d conv = new Conv2d(1, 1, 2);
        conv.w().assign(Tensor.of(1, 2, 3, 4).reshape(1, 1, 2, 2));
        conv.b().assign(Tensor.of(10).reshape(1, 1, 1, 1));
        return conv;
    }

    private static double[] gradientInAStep(Conv2d conv, Tensor x) {
        try (StepScope step = new StepScope();
                GradientTape tape = new GradientTape()) {
            Tensor y = conv.call(x);
            return tape.gradient(y.mul(y), conv.w()).toDoubleArray();
        }
    }

    private static double[][] valueAndGradients(Conv2d conv, Tensor x) {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(x);
            Tensor y = conv.call(x);
            List<Tensor> gradients = tape.gradient(y.mul(y), List.of(x, conv.w(), conv.b()));
            return new double[][] {
                y.toDoubleArray(),
                gradients.get(0).toDoubleArray(),
                gradients.get(1).toDoubleArray(),
                gradients.get(2).toDoubleArray()
            };
        }
    }

    private static <E extends Exception> String refusal(Class<E> kind, Conv2d conv, Tensor... inputs) {
        return assertThrows(kind, () -> conv.call(inputs)).getMessage();
    }

    private static void assertRight(Conv2d conv, long... shape) {
        GradientReport report = GradientCheck.of(conv).secondOrder().check(Tensor.randomNormal(shape));
        assertTrue(report.passed(), conv + "\n" + report);
    }

    @Test
    void drawsOnlyTheWeightsThatItKeeps() {
        // The kept weights are the first 2 of 2·3² = 18 columns: the same values as if all had been drawn.
        Initializer all = (in, out, draws) -> Initializer.XAVIER_UNIFORM.initialize(in, out, draws);
        Conv2d few;
        Conv2d many;
        try (Randomness.Scope scope = Randomness.of(1).use()) {
            few = new Conv2d(4, 2, 3, Initializer.XAVIER_UNIFORM);
        }
        try (Randomness.Scope scope = Randomness.of(1).use()) {
            many = new Conv2d(4, 2, 3, all);
        }

        assertArrayEquals(many.w().toFloatArray(), few.w().toFloatArray());
    }
}
