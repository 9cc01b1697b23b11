package io.beras.examples.doctor;

import io.beras.core.Tensor;
import io.beras.core.arrays.NativeCode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Examines the native code: it loads, it multiplies, its kernels fit the processor, and its folder has room. */
final class NativeExamination {

    private static final String TOPIC = "native code";
    private static final Set<String> OLD_KERNELS =
            Set.of("prescott", "core2", "penryn", "dunnington", "atom", "nehalem", "barcelona", "bobcat");

    private NativeExamination() {}

    static List<Finding> examine() {
        long start = System.nanoTime();
        NativeCode code;
        try {
            code = NativeCode.load();
        } catch (UnsatisfiedLinkError | IllegalArgumentException | IOException e) {
            String[] sentence = Objects.toString(e.getMessage(), e.toString()).split("; ", 2);
            return List.of(Finding.problem(
                    TOPIC, sentence[0], sentence.length == 2 ? sentence[1] : "check the class path and the platform"));
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        return List.of(
                kernels(code, product(), seconds),
                threads(code.threads(), Runtime.getRuntime().availableProcessors()),
                FolderExamination.cache(code.folder()));
    }

    /** Returns an element of a product of two matrices of ones: 64. */
    private static float product() {
        Tensor ones = Tensor.ones(64, 64);
        return ones.matmul(ones).toFloatArray()[64 * 64 - 1];
    }

    static Finding kernels(NativeCode code, float product, double seconds) {
        String kernels = code.blasKernels();
        String text = String.format(
                Locale.ROOT, "%s, OpenBLAS kernels %s, loaded in %.1f s", code.platform(), kernels, seconds);
        if (product != 64) {
            return Finding.problem(
                    TOPIC,
                    text + ", and a product of matrices of ones has " + product + " instead of 64",
                    "set OPENBLAS_CORETYPE=HASWELL, and report the processor");
        }
        if (OLD_KERNELS.contains(kernels)) {
            return Finding.warning(
                    TOPIC,
                    text + ": these kernels are for old processors",
                    "if the processor has AVX2, set OPENBLAS_CORETYPE=HASWELL");
        }
        return Finding.ok(TOPIC, text);
    }

    static Finding threads(int threads, int processors) {
        String text = threads + " for the kernels, " + processors + (processors == 1 ? " processor" : " processors")
                + " for this process";
        if (threads > processors) {
            return Finding.warning("threads", text + ": the threads wait for each other", "leave -Dberas.threads out");
        }
        return processors == 1
                ? Finding.warning(
                        "threads", text + ": training is slower than it could be", "allow the container two processors")
                : Finding.ok("threads", text);
    }
}
