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
 * One matrix product y = x·w, computed by the BLAS on one or several threads; x and w may be transposed.
 *
 * <p>Shapes: x (n, m), w (m, p), y (n, p), after transposition.
 */
final class Gemm {

    /** Fewer multiplications are faster on one thread: 64×128×10 are fewer, 64×128×256 more. */
    static final long MIN_PARALLEL_MULTIPLICATIONS = 1L << 19;

    /** The size of a part is a multiple of the innermost block of the BLAS. */
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

    /** Computes {@code count} products of the same size, on several threads if they are large together. */
    static void runAll(int count, IntFunction<Gemm> product) {
        if (count * product.apply(0).multiplications() < MIN_PARALLEL_MULTIPLICATIONS) {
            for (int i = 0; i < count; i++) {
                product.apply(i).run();
            }
        } else {
            KernelThreads.shared().parallelFor(count, i -> product.apply(i).run());
        }
    }

    /** Computes y. A large y is split along its longer side, one part for each thread. */
    void run() {
        KernelThreads threads = KernelThreads.shared();
        int parts = multiplications() < MIN_PARALLEL_MULTIPLICATIONS ? 1 : threads.count();
        boolean byRows = n > p;
        int side = byRows ? n : p;
        int size = ((side + parts - 1) / parts + BLOCK - 1) / BLOCK * BLOCK;
        threads.parallelFor((side + size - 1) / size, part -> {
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

    /** Computes a block of y: the given number of rows and columns, from (row, column) on. */
    private void run(int row, int rows, int column, int columns) {
        int flagX = transposeX ? CblasTrans : CblasNoTrans;
        int flagW = transposeW ? CblasTrans : CblasNoTrans;
        int i = transposeX ? 0 : row;
        int j = transposeX ? row : 0;
        int k = transposeW ? column : 0;
        int l = transposeW ? 0 : column;
        if (y.type() == DataType.FLOAT) {
            FloatPointer a = x.floatPointer(i, j);
            FloatPointer b = w.floatPointer(k, l);
            FloatPointer c = y.floatPointer(row, column);
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
            DoublePointer a = x.doublePointer(i, j);
            DoublePointer b = w.doublePointer(k, l);
            DoublePointer c = y.doublePointer(row, column);
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
