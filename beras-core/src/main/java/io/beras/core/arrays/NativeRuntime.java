package io.beras.core.arrays;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Loads ND4J and applies the one global setting of this library: the number of native threads.
 *
 * <p>libnd4j and the BLAS run on one thread each. With threads of their own they compete for the cores: a training step
 * of 2 ms took 54 ms on two cores. {@link KernelThreads} shares large kernels among the cores, at most {@value
 * #MAX_THREADS}. The system properties {@value #LIBND4J_THREADS} and {@value #THREADS} set other numbers of threads,
 * from 1 to four for each processor.
 *
 * <p>Logs the settings to "io.beras" at level DEBUG.
 */
final class NativeRuntime {

    static final String LIBND4J_THREADS = "beras.libnd4j.threads";
    static final String THREADS = "beras.threads";

    /** The most threads by default. More were not measured, and small products do not gain from them. */
    private static final int MAX_THREADS = 4;

    /** More threads for each processor only wait for each other. */
    private static final int THREADS_PER_PROCESSOR = 4;

    private static final Logger LOGGER = System.getLogger("io.beras");

    /** The reason why the native code could not be loaded, or null. */
    private static final @Nullable String FAILURE = load();

    private NativeRuntime() {}

    /**
     * Loads and sets up the native code at the first call.
     *
     * @throws UnsatisfiedLinkError at every call, with the reason and the remedy, if the native code could not be loaded
     */
    static void ensureLoaded() {
        if (FAILURE != null) {
            throw new UnsatisfiedLinkError(FAILURE);
        }
    }

    private static @Nullable String load() {
        try {
            Nd4j.getExecutioner();
            openblas_nolapack.blas_set_num_threads(1);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.DEBUG, "ND4J's native code could not be loaded", e);
            return NativeCodeFailure.describe(e);
        }
        log();
        return null;
    }

    /**
     * Sets the threads of libnd4j for the calling thread. OpenMP stores the setting by thread; its default is all
     * cores.
     */
    static void setUpThread() {
        ensureLoaded();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads(LIBND4J_THREADS, 1));
    }

    /** Returns the number of threads that share a kernel. */
    static int kernelThreads() {
        return threads(THREADS, processors());
    }

    private static int processors() {
        return Math.min(Runtime.getRuntime().availableProcessors(), MAX_THREADS);
    }

    private static int threads(String property, int byDefault) {
        String value = System.getProperty(property, Integer.toString(byDefault));
        int most = mostThreads();
        if (!value.matches("[1-9][0-9]{0,5}") || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException("the system property " + property + " must be a whole number from 1 to "
                    + most + " on this computer, not \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }

    /** Returns the most threads that can be set: more than a few for each processor only wait for each other. */
    static int mostThreads() {
        return Math.max(
                MAX_THREADS, THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    private static void log() {
        if (LOGGER.isLoggable(Level.DEBUG)) {
            LOGGER.log(
                    Level.DEBUG,
                    "OpenBLAS kernels: {0}, OPENBLAS_CORETYPE {2}; threads: {1}; array kernels: {3}",
                    OpenBlasCoreType.name(),
                    System.getProperty(THREADS, Integer.toString(processors())),
                    System.getenv().getOrDefault("OPENBLAS_CORETYPE", "unset"),
                    System.getProperty(KernelSelection.PROPERTY, KernelSelection.FAST));
        }
    }
}
