package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOpsHolder;

/** libnd4j runs on one native thread, whichever Java thread computes and whichever used it first. */
class NativeRuntimeTest {

    @Test
    void everyJavaThreadThatComputesHasOneNativeThread() throws ExecutionException, InterruptedException {
        assertEquals(1, nativeThreadsAfterComputing());
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Integer> elsewhere = new CompletableFuture<>();
            new Thread(() -> elsewhere.complete(nativeThreadsAfterComputing())).start();
            assertEquals(1, elsewhere.get());
        }
    }

    private static int nativeThreadsAfterComputing() {
        Tensor.of(1, 2).sum();
        return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
    }
}
