package io.beras.benchmarks.sidebyside;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** Prints the peak GFLOP/s of a product of two 1024×1024 matrices (sgemm), on all cores. */
public final class SgemmPeak {

    private static final int SIZE = 1024;
    private static final int ROUNDS = 60;

    private SgemmPeak() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        blas_set_num_threads(Runtime.getRuntime().availableProcessors());
        FloatPointer a = values();
        FloatPointer b = values();
        FloatPointer c = values();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, SIZE, SIZE, SIZE, 1, a, SIZE, b, SIZE, 0, c, SIZE);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println(2.0 * SIZE * SIZE * SIZE / best);
        System.exit(0);
    }

    private static FloatPointer values() {
        float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, 0.5f);
        return new FloatPointer(values);
    }
}
