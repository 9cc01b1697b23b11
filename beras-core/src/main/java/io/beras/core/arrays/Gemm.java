package io.beras.core.arrays;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.function.IntFunction;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * One product y = x·w of matrices, either of them transposed, that can be computed part by part.
 *
 * <p>y is (n, p), and m is how many products each of its numbers sums.
 */
final class Gemm {

    /** Multiplications below which a second thread costs more than it brings: 64×128×10 is below, 64×128×256 above. */
    private static final long WORTH_SHARING = 1L << 19;

    /** A part begins where the BLAS's innermost block of numbers does. */
    private static final int BLOCK = 16;

    private final boolean transposeX;
    private final boolean transposeW;
    private final Matrix x;
    private final Matrix w;
    private final Matrix y;
    private final int n;
    private final int p;
    private final int m;

    Gemm(boolean transposeX, Matrix x, boolean transposeW, Matrix w, Matrix y) {
        this.transposeX = transposeX;
        this.transposeW = transposeW;
        this.x = x;
        this.w = w;
        this.y = y;
        this.n = y.rows();
        this.p = y.columns();
        this.m = transposeX ? x.rows() : x.columns();
    }

    /** Computes several products of one size; all together large, they are shared among the threads. */
    static void runAll(int count, IntFunction<Gemm> product) {
        if (count * product.apply(0).multiplications() < WORTH_SHARING) {
            for (int i = 0; i < count; i++) {
                product.apply(i).run();
            }
        } else {
            KernelThreads.shared().run(count, i -> product.apply(i).run());
        }
    }

    /** Computes y; a large one in as many parts as there are threads, along its longer side. */
    void run() {
        KernelThreads workers = KernelThreads.shared();
        int parts = multiplications() < WORTH_SHARING ? 1 : workers.threads();
        boolean byRows = n > p;
        int side = byRows ? n : p;
        int size = ((side + parts - 1) / parts + BLOCK - 1) / BLOCK * BLOCK;
        workers.run((side + size - 1) / size, part -> {
            int from = part * size;
            int count = Math.min(size, side - from);
            if (byRows) {
                run(from, count, 0, p);
            } else {
                run(0, n, from, count);
            }
        });
    }

    private long multiplications() {
        return (long) n * p * m;
    }

    /** Computes some rows and columns of y. */
    private void run(int row, int rows, int column, int columns) {
        int flagX = transposeX ? CblasTrans : CblasNoTrans;
        int flagW = transposeW ? CblasTrans : CblasNoTrans;
        int i = transposeX ? 0 : row;
        int j = transposeX ? row : 0;
        int k = transposeW ? column : 0;
        int l = transposeW ? 0 : column;
        if (y.type() == DataType.FLOAT) {
            FloatPointer a = x.floatsFrom(i, j);
            FloatPointer b = w.floatsFrom(k, l);
            FloatPointer c = y.floatsFrom(row, column);
            cblas_sgemm(
                    CblasRowMajor,
                    flagX,
                    flagW,
                    rows,
                    columns,
                    m,
                    1,
                    a,
                    x.columns(),
                    b,
                    w.columns(),
                    0,
                    c,
                    y.columns());
        } else {
            DoublePointer a = x.doublesFrom(i, j);
            DoublePointer b = w.doublesFrom(k, l);
            DoublePointer c = y.doublesFrom(row, column);
            cblas_dgemm(
                    CblasRowMajor,
                    flagX,
                    flagW,
                    rows,
                    columns,
                    m,
                    1,
                    a,
                    x.columns(),
                    b,
                    w.columns(),
                    0,
                    c,
                    y.columns());
        }
    }
}
