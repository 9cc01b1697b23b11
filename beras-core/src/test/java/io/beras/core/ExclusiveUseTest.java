package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects are used by one thread at a time. */
@Timeout(60)
class ExclusiveUseTest {

    private final Object a = new Object();
    private final Object b = new Object();
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void endThread() {
        other.shutdownNow();
    }

    @Test
    void aThreadWaitsForTheObjectsOfAnother() throws Exception {
        Future<?> waiting;
        try (ExclusiveUse first = ExclusiveUse.await(List.of(a))) {
            waiting = other.submit(() -> ExclusiveUse.await(List.of(b, a)).close());
            assertThrows(TimeoutException.class, () -> waiting.get(50, TimeUnit.MILLISECONDS));
            try (ExclusiveUse free = ExclusiveUse.ofFree(List.of(b))) {
                assertTrue(free.holds(b), "a thread that waits holds nothing");
            }
        }
        waiting.get();
    }

    @Test
    void aWaitIsNotEndedByAnInterruptWhichIsKept() throws Exception {
        Thread[] waiter = new Thread[1];
        Future<Boolean> waiting;
        try (ExclusiveUse first = ExclusiveUse.await(List.of(a))) {
            waiting = other.submit(() -> {
                waiter[0] = Thread.currentThread();
                try (ExclusiveUse second = ExclusiveUse.await(List.of(a))) {
                    return Thread.interrupted();
                }
            });
            assertThrows(TimeoutException.class, () -> waiting.get(50, TimeUnit.MILLISECONDS));
            waiter[0].interrupt();
            assertThrows(TimeoutException.class, () -> waiting.get(50, TimeUnit.MILLISECONDS));
        }
        assertTrue(waiting.get());
    }

    @Test
    void aThreadDoesNotWaitForItself() {
        try (ExclusiveUse outer = ExclusiveUse.await(List.of(a));
                ExclusiveUse inner = ExclusiveUse.await(List.of(a, b))) {
            assertTrue(inner.holds(b));
            assertFalse(inner.holds(a), "the outer scope releases it");
        }
    }

    @Test
    void freeObjectsAreThoseThatNoScopeHolds() {
        try (ExclusiveUse outer = ExclusiveUse.await(List.of(a));
                ExclusiveUse free = ExclusiveUse.ofFree(List.of(a, b))) {
            assertEquals(List.of(false, true), List.of(free.holds(a), free.holds(b)));
        }
        try (ExclusiveUse free = ExclusiveUse.ofFree(List.of(a, b))) {
            assertTrue(free.holds(a));
        }
    }
}
