package io.beras.core.arrays;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Loads ND4J and makes the one global setting of this library: how many threads native code uses.
 *
 * <p>libnd4j runs on one, for its threads and those of the BLAS fight over the cores: with both, a training step of 2 ms
 * took 54 ms on two cores. The BLAS has the cores, up to {@value #MOST_BLAS_THREADS}: on two, products took half to two
 * thirds of the time. Its threads wait by spinning, so beside other work fewer are better. The system properties
 * {@value #LIBND4J_THREADS} and {@value #BLAS_THREADS} set other numbers.
 *
 * <p>What was chosen is logged to "io.beras" at level DEBUG.
 */
final class NativeRuntime {

    static final String LIBND4J_THREADS = "beras.libnd4j.threads";
    static final String BLAS_THREADS = "beras.threads";

    /** Nothing was measured beyond a few cores, and small products gain nothing from many. */
    private static final int MOST_BLAS_THREADS = 4;

    static {
        Nd4j.getExecutioner();
        int threads = threads(BLAS_THREADS, defaultBlasThreads());
        openblas_nolapack.blas_set_num_threads(threads);
        log(threads);
    }

    private NativeRuntime() {}

    /** Does nothing but make sure that this class, and with it the native code, is loaded and set up. */
    static void ensureLoaded() {}

    /** Makes libnd4j's setting for the calling thread: OpenMP keeps it by thread, and a new one starts at all cores. */
    static void setUpThread() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads(LIBND4J_THREADS, 1));
    }

    private static int defaultBlasThreads() {
        return Math.min(Runtime.getRuntime().availableProcessors(), MOST_BLAS_THREADS);
    }

    private static int threads(String property, int otherwise) {
        String value = System.getProperty(property, Integer.toString(otherwise));
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(
                    "the system property " + property + " must be a number from 1 to 9999, not \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }

    private static void log(int blasThreads) {
        Logger logger = System.getLogger("io.beras");
        if (logger.isLoggable(Level.DEBUG)) {
            logger.log(
                    Level.DEBUG,
                    "OpenBLAS: {0} kernels, {1} threads; OPENBLAS_CORETYPE {2}; fusion {3}",
                    BlasCore.name(),
                    blasThreads,
                    System.getenv().getOrDefault("OPENBLAS_CORETYPE", "unset"),
                    Fusion.isOn() ? "on" : "off");
        }
    }
}
