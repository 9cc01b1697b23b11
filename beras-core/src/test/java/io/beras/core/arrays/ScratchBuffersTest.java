package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The scratch buffers of a thread hold some chunks, however large the arrays were. */
class ScratchBuffersTest {

    private static final int LARGE = 1 << 20;
    private static final int SOME_CHUNKS = 16 * ChunkedLoops.SIZE;

    enum Use {
        ELEMENTWISE(x -> Kernels.abs(x)),
        BROADCASTING(x -> Kernels.add(x, ArrayFactory.fill(1, DataType.FLOAT))),
        UPDATE(x -> Kernels.update((w, g, state, n) -> {}, x, x, x)),
        SHORT_ROWS(x -> Kernels.softmax(ShapeKernels.reshape(x, LARGE / 8, 8))),
        SUM_OF_COLUMNS(x -> Kernels.sum(ShapeKernels.reshape(x, LARGE / 8, 8), 0)),
        SUM_OF_ALL(x -> Kernels.sum(x, 0)),
        MAX_OF_ALL(x -> Kernels.max(x, 0)),
        SUM_OF_TWO_LONG_ROWS(x -> Kernels.sum(ShapeKernels.reshape(x, 2, LARGE / 2), 0));

        private final Consumer<INDArray> kernel;

        Use(Consumer<INDArray> kernel) {
            this.kernel = kernel;
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysSmall(Use use) {
        Executor freshThread = work -> new Thread(work).start();
        int kept = CompletableFuture.supplyAsync(
                        () -> {
                            use.kernel.accept(ArrayFactory.fill(1, DataType.FLOAT, LARGE));
                            int longest = 0;
                            for (ScratchBuffers scratch : ScratchBuffers.values()) {
                                longest = Math.max(longest, scratch.get(0).length);
                            }
                            return Math.max(longest, ScratchBuffers.forUpdates(1, 0)[0].length);
                        },
                        freshThread)
                .join();

        assertTrue(kept <= SOME_CHUNKS, () -> "the thread keeps an array of " + kept + " elements");
    }
}
