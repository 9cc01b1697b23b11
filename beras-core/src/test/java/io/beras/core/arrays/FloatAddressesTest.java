package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The cached addresses of an array are never stale, never those of another array, and keep no array alive. */
class FloatAddressesTest {

    private static final int MORE_THAN_THE_CACHE_HOLDS = 3_000;
    private static final int MAX_WAIT_MILLIS = 5_000;

    @Test
    void aClosedArrayIsRefusedThoughItsAddressesAreCached() {
        INDArray x = array(1, 2, 3);
        INDArray y = array(4, 5, 6);
        Kernels.add(x, y);
        MatrixProducts.matmul(ShapeKernels.reshape(x, 1, 3), ShapeKernels.reshape(y, 3, 1));
        x.close();
        INDArray perhapsInItsMemory = array(7, 8, 9);

        for (Runnable use : List.<Runnable>of(
                () -> Kernels.add(x, y),
                () -> Kernels.add(y, x),
                () -> Kernels.addInPlace(x, y),
                () -> Kernels.addInPlace(y, x),
                () -> Kernels.exp(x),
                () -> Kernels.sum(x, 0),
                () -> Kernels.broadcastTo(x, 2, 3),
                () -> Kernels.softmaxGradient(y, x),
                () -> Kernels.update((w, g, state, n) -> {}, x, y),
                () -> Kernels.update((w, g, state, n) -> {}, y, x),
                () -> Kernels.update((w, g, state, n) -> {}, y, y, x),
                () -> ArrayMemory.floats(x),
                () -> ArrayIo.floats(x),
                () -> ArrayIo.write(new float[3], x))) {
            var e = assertThrows(IllegalStateException.class, use::run);
            assertEquals(
                    "an array that was closed can't be used: its memory is gone; pass a copy made before close()",
                    e.getMessage());
        }
        assertArrayEquals(new float[] {7, 8, 9}, ArrayIo.floats(perhapsInItsMemory));
        assertArrayEquals(new float[] {4, 5, 6}, ArrayIo.floats(y));
    }

    @Test
    void twoArraysWithTheSameSlotKeepTheirOwnAddresses() {
        Map<Integer, INDArray> bySlot = new HashMap<>();
        INDArray first;
        INDArray second;
        do {
            second = array(1, 1);
            first = bySlot.put(System.identityHashCode(second.data()) & 1023, second);
        } while (first == null);
        ArrayIo.write(new float[] {5, 6}, first);
        ArrayIo.write(new float[] {7, 8}, second);

        for (int i = 0; i < 3; i++) {
            assertArrayEquals(new float[] {5, 6}, ArrayIo.floats(first));
            assertArrayEquals(new float[] {7, 8}, ArrayIo.floats(second));
            assertArrayEquals(new float[] {12, 14}, ArrayIo.floats(Kernels.add(first, second)));
            assertNotEquals(
                    ArrayMemory.floats(first).address(),
                    ArrayMemory.floats(second).address());
        }
    }

    @Test
    void moreArraysThanTheCacheHoldsKeepTheirValues() {
        List<INDArray> arrays = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_THE_CACHE_HOLDS; i++) {
            arrays.add(array(i, -i));
        }
        for (int i = 0; i < MORE_THAN_THE_CACHE_HOLDS; i++) {
            assertArrayEquals(new float[] {i, -i}, ArrayIo.floats(arrays.get(i)));
        }
    }

    @Test
    void javaAndNativeCodeReadTheSameMemory() {
        INDArray x = array(1, 2);
        ArrayMemory.floats(x).put(1, 9);

        assertEquals(9, ArrayMemory.buffer(x).get(1));
        assertEquals(x.data().address(), ArrayMemory.floats(x).address());
        assertEquals(2, ArrayMemory.buffer(x).capacity());
    }

    @Test
    void theAddressesOfAnArrayAreCached() {
        INDArray x = array(1, 2);

        assertSame(ArrayMemory.buffer(x), ArrayMemory.buffer(x));
        assertSame(ArrayMemory.floats(x), ArrayMemory.floats(x));
    }

    /** All users of an array share the position of its buffer. */
    @Test
    void kernelsDoNotMoveThePositionOfTheBuffer() {
        INDArray x = array(1, 2, 3);
        Kernels.addInPlace(x, Kernels.sum(Kernels.exp(x), 0));
        ArrayIo.floats(x);
        ArrayIo.write(new float[] {3, 2, 1}, x);

        assertEquals(0, ArrayMemory.buffer(x).position());
        assertEquals(3, ArrayMemory.buffer(x).limit());
    }

    @Test
    void anArrayHasTheSameValuesOnEveryThread() {
        INDArray x = array(1, 2);
        Kernels.add(x, x);
        float[] elsewhere = CompletableFuture.supplyAsync(() -> ArrayIo.floats(Kernels.add(x, x)))
                .join();

        assertArrayEquals(new float[] {2, 4}, elsewhere);
    }

    @Test
    void anArrayIsCollectedThoughItsAddressesAreCached() throws InterruptedException {
        WeakReference<DataBuffer> memory = usedAndDropped();
        long end = System.nanoTime() + MAX_WAIT_MILLIS * 1_000_000L;
        while (memory.get() != null && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(5);
        }
        assertTrue(memory.refersTo(null), "the array's memory is still held");
    }

    @Test
    void theMemoryOfCollectedArraysIsReleased() {
        long sixteenMegabytes = 16L << 20;
        long peak = 0;
        for (int i = 0; i < 60; i++) {
            INDArray x = ArrayMemory.allocateLasting(DataType.FLOAT, sixteenMegabytes / 4);
            ArrayIo.write(new float[] {1}, Kernels.max(ChunkedLoops.fill(i, x), 0));
            peak = Math.max(peak, ArrayMemory.lastingBytes());
        }
        assertTrue(peak < 450L << 20, "960 MB passed through, and " + (peak >> 20) + " MB of them were held at once");
    }

    private static WeakReference<DataBuffer> usedAndDropped() {
        INDArray x = array(1, 2);
        Kernels.add(x, x);
        ArrayMemory.floats(x);
        return new WeakReference<>(x.data());
    }

    private static INDArray array(double... values) {
        return ArrayFactory.of(values, DataType.FLOAT, values.length);
    }
}
