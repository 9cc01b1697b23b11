package io.beras.core.arrays;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * The loaded native code: its platform, the kernels of its BLAS, its threads, its memory and the folder of its files.
 *
 * <pre>{@code
 * System.out.println(NativeCode.load().blasKernels());       // haswell
 * }</pre>
 *
 * @param platform the operating system and the processor, such as "linux-x86_64"
 * @param blasKernels the kernels that OpenBLAS has chosen for this processor, such as "skylakex", or {@value #UNKNOWN}
 * @param threads the number of threads that share a large kernel
 * @param memoryLimit the most bytes of native memory that arrays may take; 0 for no limit
 * @param folder the folder into which JavaCPP unpacks the native code
 */
public record NativeCode(String platform, String blasKernels, int threads, long memoryLimit, Path folder) {

    /** The name of kernels that this library does not recognize. */
    public static final String UNKNOWN = OpenBlasCoreType.UNKNOWN;

    /**
     * Loads the native code if no tensor has done so, and describes it.
     *
     * @throws UnsatisfiedLinkError with the reason and the remedy, if the native code could not be loaded
     * @throws IllegalArgumentException if a system property of this library has a wrong value
     * @throws IOException if JavaCPP finds no folder that is writable
     */
    public static NativeCode load() throws IOException {
        NativeRuntime.setUpThread();
        return new NativeCode(
                Loader.getPlatform(),
                OpenBlasCoreType.name(),
                NativeRuntime.kernelThreads(),
                Pointer.maxBytes(),
                Loader.getCacheDir().toPath());
    }
}
