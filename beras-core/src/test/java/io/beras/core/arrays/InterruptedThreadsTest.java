package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Interrupting a thread of the kernels neither ends the computation nor leaves a thread that spins for ever. */
class InterruptedThreadsTest {

    private static final int PARTS = 64;

    private final KernelThreads threads = new KernelThreads(3);

    @Test
    void anInterruptedHelperSleepsAgainAndHelpsAgain() throws InterruptedException {
        assertEveryPartRunsOnce();
        Thread.sleep(20); // the helpers sleep now
        List<Thread> helpers = helpers();
        assertFalse(helpers.isEmpty());
        helpers.forEach(Thread::interrupt);
        Thread.sleep(20);
        long before = cpuNanos(helpers);
        Thread.sleep(300);
        long used = cpuNanos(helpers) - before;

        assertTrue(used < TimeUnit.MILLISECONDS.toNanos(100), used + " ns of CPU in 300 ms of rest");
        assertTrue(helpers.stream().noneMatch(Thread::isInterrupted));
        assertEveryPartRunsOnce();
    }

    @Test
    void anInterruptedCallerComputesAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertEveryPartRunsOnce();
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void anInterruptWhileAPartRunsChangesNothing() {
        for (int i = 0; i < 20; i++) {
            AtomicInteger count = new AtomicInteger();
            threads.parallelFor(PARTS, part -> {
                Thread.currentThread().interrupt();
                count.incrementAndGet();
            });
            assertEquals(PARTS, count.get());
            Thread.interrupted(); // set if the caller ran a part
        }
    }

    private void assertEveryPartRunsOnce() {
        int[] runs = new int[PARTS];
        threads.parallelFor(PARTS, part -> {
            runs[part]++;
            pause();
        });
        for (int count : runs) {
            assertEquals(1, count);
        }
    }

    /** Keeps the caller from running all parts before a helper wakes. */
    private static void pause() {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(100);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static List<Thread> helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("beras-kernels-"))
                .toList();
    }

    private static long cpuNanos(List<Thread> threads) {
        var bean = ManagementFactory.getThreadMXBean();
        return threads.stream()
                .mapToLong(thread -> bean.getThreadCpuTime(thread.getId()))
                .sum();
    }
}
