package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Off-heap memory is released even if the thread that allocated it is interrupted or ends. */
class NativeMemoryPressureTest {

    private static final long SIXTEEN_MEGABYTES = 16L << 20;
    private static final long BOUND = 450L << 20;

    @Test
    void anInterruptedThreadKeepsToTheLimit() {
        long peak = 0;
        Thread.currentThread().interrupt();
        try {
            for (int i = 0; i < 200; i++) {
                allocateSixteenMegabytes();
                peak = Math.max(peak, ArrayMemory.lastingBytes());
            }
            assertTrue(Thread.currentThread().isInterrupted(), "the interruption was swallowed");
        } finally {
            Thread.interrupted();
        }
        assertTrue(peak < BOUND, "3.2 GB passed through, and " + (peak >> 20) + " MB of them were held at once");
    }

    @Test
    void theMemoryOfStepsEndsWithTheirThread() throws InterruptedException {
        List<WeakReference<INDArray>> allocated = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 50; i++) {
            Thread thread = new Thread(() -> {
                StepMemory step = StepMemory.open();
                for (int k = 0; k < 4; k++) {
                    allocated.add(new WeakReference<>(step.allocate(DataType.FLOAT, SIXTEEN_MEGABYTES / 4)));
                }
                step.close();
            });
            thread.start();
            thread.join();
        }
        long held = SIXTEEN_MEGABYTES
                * allocated.stream().filter(array -> array.get() != null).count();

        assertEquals(200, allocated.size());
        assertTrue(held < BOUND, "50 threads of 64 MB each still hold " + (held >> 20) + " MB");
    }

    private static void allocateSixteenMegabytes() {
        ArrayMemory.allocateLasting(DataType.FLOAT, SIXTEEN_MEGABYTES / 4);
    }
}
