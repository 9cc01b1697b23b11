package io.beras.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.arrays.KernelSelection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** Computes a list of tensors with fast and with reference kernels, and compares them. */
final class BothPaths {

    /** About 16 units of the last place: both paths round, each in its own order. */
    private static final double FLOAT_TOLERANCE = 1e-6;

    private static final double DOUBLE_TOLERANCE = 1e-12;

    private BothPaths() {}

    /** Checks that the results agree, null for null, NaN for NaN, and returns the results of the fast path. */
    static List<@Nullable Tensor> agreeOn(String what, Supplier<List<@Nullable Tensor>> work) {
        assertTrue(KernelSelection.isFast());
        List<@Nullable Tensor> fast = work.get();
        List<@Nullable Tensor> plain = onPlainPath(work);
        assertEquals(plain.size(), fast.size());
        for (int i = 0; i < fast.size(); i++) {
            assertAgree(plain.get(i), fast.get(i), what + ", result " + i);
        }
        return fast;
    }

    static <T> T onPlainPath(Supplier<T> work) {
        try (KernelSelection.Scope scope = KernelSelection.useReference()) {
            return work.get();
        }
    }

    private static void assertAgree(@Nullable Tensor plain, @Nullable Tensor fast, String what) {
        assertEquals(plain == null, fast == null, what + " is unconnected on one path only");
        if (plain != null) {
            assertNotNull(fast);
            assertEquals(plain.dataType(), fast.dataType(), what);
            assertArrayEquals(plain.shape(), fast.shape(), what);
            assertNear(
                    plain.toDoubleArray(),
                    fast.toDoubleArray(),
                    plain.dataType() == DataType.FLOAT ? FLOAT_TOLERANCE : DOUBLE_TOLERANCE,
                    what);
        }
    }

    /** Relative to each number, and absolute below 1: a small difference of rounded numbers is rounded as they are. */
    private static void assertNear(double[] plain, double[] fast, double tolerance, String what) {
        for (int i = 0; i < plain.length; i++) {
            double allowed = tolerance * Math.max(Math.abs(plain[i]), 1);
            int index = i;
            assertTrue(
                    plain[i] == fast[i]
                            || Math.abs(plain[i] - fast[i]) <= allowed
                            || (Double.isNaN(plain[i]) && Double.isNaN(fast[i])),
                    () -> what + ": number " + index + " is " + plain[index] + " by the formula and " + fast[index]
                            + " in one pass");
        }
    }
}
