package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.arrays.KernelCases.Case;
import io.beras.core.arrays.KernelCases.OperandSource;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The fast kernels compute in FLOAT what the reference kernels compute in DOUBLE from the same operands. */
class FloatKernelsTest {

    /** The kernels whose every bit IEEE 754 fixes, the sign of a zero included. */
    private static final Set<String> FIXED = Set.of(
            "add",
            "subtract",
            "multiply",
            "divide",
            "addInPlace",
            "subtractInPlace",
            "sqrt",
            "abs",
            "broadcastTo",
            "where");

    private static final ReferenceKernels REFERENCE = new ReferenceKernels();
    private static final FloatKernels FAST = new FloatKernels();

    /** Lengths and rows around the size of a chunk, many short rows, long columns, runs of one element. */
    private static final List<long[]> AROUND_THE_SIZE_OF_A_CHUNK = List.of(
            new long[] {ChunkedLoops.SIZE - 1},
            new long[] {ChunkedLoops.SIZE},
            new long[] {ChunkedLoops.SIZE + 1},
            new long[] {2 * ChunkedLoops.SIZE + 3},
            new long[] {3, ChunkedLoops.SIZE + 1},
            new long[] {ChunkedLoops.SIZE + 1, 3},
            new long[] {2, 2 * ChunkedLoops.SIZE + 3},
            new long[] {65, 64},
            new long[] {1, ChunkedLoops.SIZE, 1, 3},
            new long[] {2, 3, 5, 700});

    @Test
    void everyFastKernelHasACase() {
        Set<String> own = Arrays.stream(FloatKernels.class.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> covered = Stream.concat(KernelCases.all(), KernelCases.alongAxes(1))
                .map(Case::name)
                .collect(Collectors.toSet());

        assertEquals(own, covered);
    }

    @Property(tries = 30, seed = "1", shrinking = ShrinkingMode.OFF)
    void smallArraysOfAnyShapeAgree(@ForAll("shapes") long[] shape, @ForAll @LongRange(max = 9999) long seed) {
        cases(shape).forEach(example -> assertAgrees(example, new OperandSource(seed, false), shape));
    }

    @Property(tries = 60, seed = "2", shrinking = ShrinkingMode.OFF)
    void nanInfinitiesZerosAndSubnormalsAgree(
            @ForAll("shapes") long[] shape, @ForAll @LongRange(max = 9999) long seed) {
        cases(shape).forEach(example -> assertAgrees(example, new OperandSource(seed, true), shape));
    }

    @Test
    void arraysAroundTheSizeOfAChunkAgree() {
        for (long[] shape : AROUND_THE_SIZE_OF_A_CHUNK) {
            cases(shape).forEach(example -> assertAgrees(example, new OperandSource(shape[0], true), shape));
        }
    }

    @Property(tries = 25, seed = "3", shrinking = ShrinkingMode.OFF)
    void kernelsThatIeee754FixesAgreeToTheBit(
            @ForAll("shapes") long[] shape, @ForAll @LongRange(max = 9999) long seed) {
        cases(shape).filter(example -> FIXED.contains(example.name())).forEach(example -> {
            INDArray[] operands = inFloat(example.operands().make(new OperandSource(seed, true), shape));
            INDArray expected = example.kernel().run(REFERENCE, inFloat(operands));

            assertArrayEquals(
                    ArrayIo.floats(expected),
                    ArrayIo.floats(example.kernel().run(FAST, operands)),
                    () -> describe(example, operands));
        });
    }

    @Test
    void theBroadcastingsOfNumpyAgree() {
        assertBroadcasts(new long[] {}, new long[] {5}, new long[] {5});
        assertBroadcasts(new long[] {1, 1}, new long[] {3}, new long[] {1, 3});
        assertBroadcasts(new long[] {4, 3}, new long[] {3}, new long[] {4, 3});
        assertBroadcasts(new long[] {4, 3}, new long[] {4, 1}, new long[] {4, 3});
        assertBroadcasts(new long[] {4, 1}, new long[] {1, 3}, new long[] {4, 3});
        assertBroadcasts(new long[] {1, 2, 1, 3}, new long[] {2, 1, 4, 1}, new long[] {2, 2, 4, 3});
        assertBroadcasts(new long[] {2, 1, 3}, new long[] {5, 1, 4, 1}, new long[] {5, 2, 4, 3});
        assertBroadcasts(new long[] {ChunkedLoops.SIZE + 1, 1}, new long[] {3}, new long[] {ChunkedLoops.SIZE + 1, 3});
        assertBroadcasts(new long[] {3, 1}, new long[] {ChunkedLoops.SIZE + 1}, new long[] {3, ChunkedLoops.SIZE + 1});
    }

    @Test
    void anArrayMayBeBothOperands() {
        INDArray x = ArrayFactory.of(new double[] {1, -2, 3}, DataType.FLOAT, 3);

        assertArrayEquals(new float[] {1, 4, 9}, ArrayIo.floats(FAST.multiply(x, x)));
        assertArrayEquals(new float[] {2, -4, 6}, ArrayIo.floats(FAST.addInPlace(x, x)));
        assertArrayEquals(new float[] {0, 0, 0}, ArrayIo.floats(FAST.subtractInPlace(x, x)));
    }

    /**
     * Callers check shapes. If a caller forgets, the result is meaningless or an exception, but no other array changes.
     */
    @Test
    void operandsThatDoNotFitChangeNoOtherArray() {
        INDArray x = ArrayFactory.fill(1, DataType.FLOAT, 2, 3);
        for (long[] shape : List.of(new long[] {7}, new long[] {5, 2, 3}, new long[] {2, 4}, new long[] {4, 3})) {
            INDArray y = ArrayFactory.fill(2, DataType.FLOAT, shape);
            for (Case example : KernelCases.all().toList()) {
                for (INDArray[] operands : List.of(new INDArray[] {x, y}, new INDArray[] {y, x})) {
                    assertHarmless(example, operands);
                }
            }
        }
    }

    private static Stream<Case> cases(long... shape) {
        return Stream.concat(KernelCases.all(), KernelCases.alongAxes(shape.length));
    }

    private static void assertBroadcasts(long[] left, long[] right, long... expected) {
        OperandSource source = new OperandSource(1, true);
        Set<String> broadcasting = Set.of("add", "subtract", "multiply", "divide", "maximum", "minimum");
        KernelCases.all()
                .filter(example -> broadcasting.contains(example.name()))
                .forEach(example -> {
                    INDArray x = source.one(left)[0];
                    INDArray y = source.one(right)[0];

                    assertAgrees(example, x, y);
                    assertAgrees(example, y, x);
                    assertArrayEquals(
                            expected,
                            example.kernel().run(FAST, inFloat(x), inFloat(y)).shape());
                });
    }

    private static void assertAgrees(Case example, OperandSource source, long... shape) {
        assertAgrees(example, example.operands().make(source, shape));
    }

    private static void assertAgrees(Case example, INDArray... operands) {
        INDArray[] floats = inFloat(operands);
        INDArray scale = example.scale().run(REFERENCE, operands);
        INDArray actual = example.kernel().run(FAST, floats);

        assertInputsAreAsTheyWere(example, operands, floats, actual);
        INDArray expected = example.kernel().run(REFERENCE, operands);
        assertEquals(DataType.FLOAT, actual.dataType());
        assertArrayEquals(expected.shape(), actual.shape(), () -> describe(example, operands));
        assertNear(example, expected, REFERENCE.broadcastTo(scale, expected.shape()), actual, operands);
    }

    private static void assertInputsAreAsTheyWere(
            Case example, INDArray[] operands, INDArray[] floats, INDArray actual) {
        if (example.changesItsFirstOperand()) {
            assertSame(floats[0], actual);
        }
        for (int i = example.changesItsFirstOperand() ? 1 : 0; i < floats.length; i++) {
            assertArrayEquals(ArrayIo.floats(inFloat(operands[i])), ArrayIo.floats(floats[i]), example.name());
            assertNotEquals(address(floats[i]), address(actual), example.name());
        }
    }

    private static void assertNear(
            Case example, INDArray expected, INDArray scale, INDArray actual, INDArray... operands) {
        double[] e = ArrayIo.doubles(expected);
        double[] s = ArrayIo.doubles(scale);
        float[] a = ArrayIo.floats(actual);
        for (int i = 0; i < a.length; i++) {
            int index = i;
            assertTrue(
                    isNear(e[i], a[i], example.tolerance(), s[i]),
                    () -> String.format(
                            Locale.ROOT,
                            "%s: element %d is %s instead of %s",
                            describe(example, operands),
                            index,
                            a[index],
                            e[index]));
        }
    }

    private static boolean isNear(double expected, float actual, double tolerance, double scale) {
        float rounded = (float) expected;
        if (tolerance == 0 || Float.isNaN(rounded) || Float.isInfinite(rounded) || Float.isInfinite(actual)) {
            return rounded == actual || (Float.isNaN(rounded) && Float.isNaN(actual));
        }
        // Below the smallest normal value FLOAT has fewer digits.
        return Math.abs(expected - actual) <= tolerance * (Math.abs(expected) + scale) + Float.MIN_NORMAL;
    }

    private static void assertHarmless(Case example, INDArray... operands) {
        INDArray[] copies = inFloat(operands);
        INDArray neighbour = ArrayFactory.fill(3, DataType.FLOAT, 64);
        try {
            example.kernel().run(FAST, copies);
        } catch (RuntimeException e) {
            assertTrue(e instanceof IndexOutOfBoundsException, () -> example.name() + " threw " + e);
        }
        for (int i = example.changesItsFirstOperand() ? 1 : 0; i < copies.length; i++) {
            assertArrayEquals(ArrayIo.floats(operands[i]), ArrayIo.floats(copies[i]), example.name());
        }
        assertArrayEquals(ArrayIo.floats(ArrayFactory.fill(3, DataType.FLOAT, 64)), ArrayIo.floats(neighbour));
    }

    private static INDArray[] inFloat(INDArray... operands) {
        return Arrays.stream(operands).map(FloatKernelsTest::inFloat).toArray(INDArray[]::new);
    }

    private static INDArray inFloat(INDArray x) {
        return ArrayFactory.of(ArrayIo.doubles(x), DataType.FLOAT, x.shape());
    }

    private static long address(INDArray x) {
        return x.data().address();
    }

    private static String describe(Case example, INDArray... operands) {
        return example.name() + " of "
                + Arrays.stream(operands).map(x -> Arrays.toString(x.shape())).toList();
    }

    @Provide
    Arbitrary<long[]> shapes() {
        return Arbitraries.longs()
                .between(1, 5)
                .array(long[].class)
                .ofMinSize(0)
                .ofMaxSize(4);
    }
}
