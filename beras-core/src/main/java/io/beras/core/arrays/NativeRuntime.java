package io.beras.core.arrays;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Loads ND4J and makes the one global setting of this library: how many threads native code uses.
 *
 * <p>libnd4j runs on one, for its threads and those of the BLAS fight over the cores: with both, a training step of 2 ms
 * took 54 ms on two cores. The BLAS runs on one too: at the sizes of a teaching network two are hardly faster, and on a
 * busy machine, where each waits for the other by spinning, they were two to four times slower. The system properties
 * {@value #LIBND4J_THREADS} and {@value #BLAS_THREADS} set other numbers.
 */
final class NativeRuntime {

    static final String LIBND4J_THREADS = "beras.libnd4j.threads";
    static final String BLAS_THREADS = "beras.threads";

    static {
        Nd4j.getExecutioner();
        openblas_nolapack.blas_set_num_threads(threads(BLAS_THREADS));
    }

    private NativeRuntime() {}

    /** Does nothing but make sure that this class, and with it the native code, is loaded and set up. */
    static void ensureLoaded() {}

    /** Makes libnd4j's setting for the calling thread: OpenMP keeps it by thread, and a new one starts at all cores. */
    static void setUpThread() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads(LIBND4J_THREADS));
    }

    private static int threads(String property) {
        String value = System.getProperty(property, "1");
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(
                    "the system property " + property + " must be a number from 1 to 9999, not \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }
}
