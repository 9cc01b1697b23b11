package io.beras.core.arrays;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolutions of FLOAT images, each a product with the image's patches.
 *
 * <p>The weights (out, in, size, size) are a matrix (out, in·size²) as they lie in memory; times the patches (in·size²,
 * positions) of an image they give its (out, positions), again as they lie in memory. So nothing is transposed, and the
 * patches, some 80 KB in a LeNet, are still in the second cache when the BLAS reads them.
 */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception nobody reads the memory any more
final class FloatConvolution {

    /** As many, whatever the number of threads, so that a sum over the images has the same bits; threads are fewer. */
    private static final int PARTS = 8;

    /** Numbers that the patches of all parts together may have: 64 MB, unless one image alone needs more. */
    private static final long MOST_NUMBERS = 16L << 20;

    /** Multiplications below which a second thread costs more than it brings, as in {@link Gemm}. */
    private static final long WORTH_SHARING = 1L << 19;

    private final FloatIm2col patches;
    private final int n;
    private final int out;
    private final int rows;
    private final int columns;
    private final int parts;

    /** For images x, or others like them, and this many output channels. */
    FloatConvolution(INDArray x, Window window, long out) {
        this.patches = new FloatIm2col(x, window);
        this.n = Math.toIntExact(x.size(0));
        this.out = Math.toIntExact(out);
        this.rows = patches.rows();
        this.columns = patches.columns();
        this.parts = (int) Math.max(1, Math.min(Math.min(n, PARTS), MOST_NUMBERS / ((long) rows * columns)));
    }

    /** Writes y = w·patches(x), image by image. */
    INDArray convolve(INDArray x, INDArray w, INDArray y) {
        FloatBuffer images = ArrayMemory.buffer(x);
        Matrix weights = Matrix.of(w, out, rows);
        Matrix results = Matrix.of(y, out, columns);
        forEachImage((image, part, own) -> {
            patches.write(images, image, own.numbers, own.start);
            multiply(weights, false, own.matrix, false, 0, results.next(image));
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(w);
        Reference.reachabilityFence(y);
        return y;
    }

    /** Writes x so that patches(x) = wᵀ·g, where they overlap their sum, image by image. */
    INDArray byImages(INDArray g, INDArray w, INDArray x) {
        FloatBuffer images = ArrayMemory.buffer(x);
        Matrix weights = Matrix.of(w, out, rows);
        Matrix upstream = Matrix.of(g, out, columns);
        forEachImage((image, part, own) -> {
            multiply(weights, true, upstream.next(image), false, 0, own.matrix);
            patches.add(own.numbers, own.start, images, image);
        });
        Reference.reachabilityFence(g);
        Reference.reachabilityFence(w);
        Reference.reachabilityFence(x);
        return x;
    }

    /** Returns the sum over the images of g·patches(x)ᵀ, as a matrix (out, in·size²). */
    INDArray byWeights(INDArray x, INDArray g) {
        INDArray sums = ArrayMemory.allocate(DataType.FLOAT, parts, out, rows);
        FloatBuffer images = ArrayMemory.buffer(x);
        Matrix upstream = Matrix.of(g, out, columns);
        Matrix weights = Matrix.of(sums, out, rows);
        forEachImage((image, part, own) -> {
            patches.write(images, image, own.numbers, own.start);
            int before = image == firstOf(part) ? 0 : 1;
            multiply(upstream.next(image), false, own.matrix, true, before, weights.next(part));
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(g);
        return Kernels.sum(sums, 0);
    }

    /** What to do with an image, in memory for its patches that the part has to itself. */
    @FunctionalInterface
    private interface Work {
        void run(int image, int part, Own own);
    }

    private void forEachImage(Work work) {
        INDArray all = ArrayMemory.allocate(DataType.FLOAT, parts, rows, columns);
        FloatBuffer numbers = ArrayMemory.buffer(all);
        Matrix matrix = Matrix.of(all, rows, columns);
        KernelThreads.Part run = part -> {
            Own own = new Own(numbers, part * rows * columns, matrix.next(part));
            for (int image = firstOf(part); image < firstOf(part + 1); image++) {
                work.run(image, part, own);
            }
        };
        if ((long) n * out * rows * columns < WORTH_SHARING) {
            for (int part = 0; part < parts; part++) {
                run.run(part);
            }
        } else {
            KernelThreads.shared().run(parts, run);
        }
        Reference.reachabilityFence(all);
    }

    private int firstOf(int part) {
        return (int) ((long) part * n / parts);
    }

    /** c = a·b + before·c, with a or b transposed where it says so. */
    private static void multiply(Matrix a, boolean transposeA, Matrix b, boolean transposeB, float before, Matrix c) {
        int flagA = transposeA ? CblasTrans : CblasNoTrans;
        int flagB = transposeB ? CblasTrans : CblasNoTrans;
        int inner = transposeA ? a.rows() : a.columns();
        cblas_sgemm(
                CblasRowMajor,
                flagA,
                flagB,
                c.rows(),
                c.columns(),
                inner,
                1,
                a.floatsFrom(0, 0),
                a.columns(),
                b.floatsFrom(0, 0),
                b.columns(),
                before,
                c.floatsFrom(0, 0),
                c.columns());
    }

    private record Own(FloatBuffer numbers, int start, Matrix matrix) {}
}
