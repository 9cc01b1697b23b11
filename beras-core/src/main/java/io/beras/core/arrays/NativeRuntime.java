package io.beras.core.arrays;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Loads ND4J and makes the one global setting of this library: libnd4j runs on one thread.
 *
 * <p>libnd4j's own threads and those of the BLAS fight over the cores: with both, a training step of 2 ms took 54 ms on
 * two cores. The system property {@value #THREADS_PROPERTY} sets another number.
 */
final class NativeRuntime {

    static final String THREADS_PROPERTY = "beras.libnd4j.threads";

    static {
        Nd4j.getExecutioner();
    }

    private NativeRuntime() {}

    /** Does nothing but make sure that this class, and with it the native code, is loaded and set up. */
    static void ensureLoaded() {}

    /** Makes the setting for the calling thread: OpenMP keeps it by thread, and a new one starts at all cores. */
    static void setUpThread() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads());
    }

    private static int threads() {
        String value = System.getProperty(THREADS_PROPERTY, "1");
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(
                    "the system property " + THREADS_PROPERTY + " must be a number from 1 to 9999, not \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }
}
