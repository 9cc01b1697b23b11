package io.beras.core.arrays;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

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

    Gemm(boolean transposeX, INDArray x, boolean transposeW, INDArray w, INDArray y) {
        this.transposeX = transposeX;
        this.transposeW = transposeW;
        this.x = Matrix.of(x);
        this.w = Matrix.of(w);
        this.y = Matrix.of(y);
        this.n = Math.toIntExact(y.size(0));
        this.p = Math.toIntExact(y.size(1));
        this.m = Math.toIntExact(x.size(transposeX ? 0 : 1));
    }

    /** Computes y; a large one in as many parts as there are threads, along its longer side. */
    void run() {
        Workers workers = Workers.shared();
        int parts = (long) n * p * m < WORTH_SHARING ? 1 : workers.threads();
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

    /** Computes some rows and columns of y. */
    private void run(int row, int rows, int column, int columns) {
        int flagX = transposeX ? CblasTrans : CblasNoTrans;
        int flagW = transposeW ? CblasTrans : CblasNoTrans;
        int i = transposeX ? 0 : row;
        int j = transposeX ? row : 0;
        int k = transposeW ? column : 0;
        int l = transposeW ? 0 : column;
        if (y.type == DataType.FLOAT) {
            FloatPointer a = x.floatsFrom(i, j);
            FloatPointer b = w.floatsFrom(k, l);
            FloatPointer c = y.floatsFrom(row, column);
            cblas_sgemm(CblasRowMajor, flagX, flagW, rows, columns, m, 1, a, x.row, b, w.row, 0, c, y.row);
        } else {
            DoublePointer a = x.doublesFrom(i, j);
            DoublePointer b = w.doublesFrom(k, l);
            DoublePointer c = y.doublesFrom(row, column);
            cblas_dgemm(CblasRowMajor, flagX, flagW, rows, columns, m, 1, a, x.row, b, w.row, 0, c, y.row);
        }
    }

    /** Where a matrix is, and how long a row of it. */
    private record Matrix(DataType type, Pointer memory, int row) {

        static Matrix of(INDArray array) {
            Pointer memory = array.dataType() == DataType.FLOAT ? Memory.floats(array) : Memory.doubles(array);
            return new Matrix(array.dataType(), memory, Math.toIntExact(array.size(1)));
        }

        FloatPointer floatsFrom(long i, long j) {
            return new FloatPointer(memory).position(i * row + j);
        }

        DoublePointer doublesFrom(long i, long j) {
            return new DoublePointer(memory).position(i * row + j);
        }
    }
}
