package io.beras.core.arrays;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Loads ND4J and makes the one global setting of this library: how many threads native code uses.
 *
 * <p>libnd4j and the BLAS run on one each, for their threads fight over the cores: with both, a training step of 2 ms took
 * 54 ms on two cores. What is large enough to be shared is shared by {@link KernelThreads}, which has the cores, up to
 * {@value #MOST_THREADS}. The system properties {@value #LIBND4J_THREADS} and {@value #THREADS} set other numbers.
 *
 * <p>What was chosen is logged to "io.beras" at level DEBUG.
 */
final class NativeRuntime {

    static final String LIBND4J_THREADS = "beras.libnd4j.threads";
    static final String THREADS = "beras.threads";

    /** Nothing was measured beyond a few cores, and small products gain nothing from many. */
    private static final int MOST_THREADS = 4;

    static {
        Nd4j.getExecutioner();
        openblas_nolapack.blas_set_num_threads(1);
        log();
    }

    private NativeRuntime() {}

    /** Does nothing but make sure that this class, and with it the native code, is loaded and set up. */
    static void ensureLoaded() {}

    /** Makes libnd4j's setting for the calling thread: OpenMP keeps it by thread, and a new one starts at all cores. */
    static void setUpThread() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads(LIBND4J_THREADS, 1));
    }

    /** Returns how many threads share a kernel. */
    static int kernelThreads() {
        return threads(THREADS, processors());
    }

    private static int processors() {
        return Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    }

    private static int threads(String property, int otherwise) {
        String value = System.getProperty(property, Integer.toString(otherwise));
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(
                    "the system property " + property + " must be a number from 1 to 9999, not \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }

    private static void log() {
        Logger logger = System.getLogger("io.beras");
        if (logger.isLoggable(Level.DEBUG)) {
            logger.log(
                    Level.DEBUG,
                    "OpenBLAS kernels: {0}, OPENBLAS_CORETYPE {2}; threads: {1}; array kernels: {3}",
                    BlasCore.name(),
                    System.getProperty(THREADS, Integer.toString(processors())),
                    System.getenv().getOrDefault("OPENBLAS_CORETYPE", "unset"),
                    System.getProperty(KernelSelection.PROPERTY, KernelSelection.FAST));
        }
    }
}
