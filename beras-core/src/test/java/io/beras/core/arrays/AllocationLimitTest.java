package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import org.junit.jupiter.api.Test;

/** Within a scope, a thread allocates a limited number of bytes for arrays. */
class AllocationLimitTest {

    @Test
    void anArrayBeyondTheLimitIsRefusedBeforeItIsAllocated() {
        try (AllocationLimit limit = new AllocationLimit(1000)) {
            Exception refused =
                    assertThrows(AllocationLimitException.class, () -> Tensor.zeros(1_000_000, 100)); // 400 MB
            assertEquals(
                    "an array of 400,000,000 bytes is requested, but 1,000 bytes are allowed together",
                    refused.getMessage());
        }
        Tensor.zeros(1_000, 10); // outside the scope there is no limit
    }

    @Test
    void theArraysOfAScopeCountTogether() {
        try (AllocationLimit limit = new AllocationLimit(1000)) {
            Tensor zeros = Tensor.zeros(10, 10); // 400 bytes
            Variable w = new Variable("w", zeros); // a copy of 400 bytes

            assertThrows(AllocationLimitException.class, () -> Tensor.zeros(10, 10));
            assertEquals(100, w.length());
        }
    }

    @Test
    void anInnerScopeIsLimitedByTheOuterScopeToo() {
        try (AllocationLimit outer = new AllocationLimit(1000)) {
            try (AllocationLimit inner = new AllocationLimit(1_000_000)) {
                assertThrows(AllocationLimitException.class, () -> Tensor.zeros(100, 100));
            }
            Tensor.zeros(10, 10);
        }
    }

    @Test
    void otherThreadsHaveNoLimit() throws InterruptedException {
        try (AllocationLimit limit = new AllocationLimit(10)) {
            long[] length = new long[1];
            Thread other = new Thread(() -> length[0] = Tensor.zeros(100, 100).length());
            other.start();
            other.join();

            assertEquals(10_000, length[0]);
        }
    }
}
