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
 * Convolves FLOAT images and computes both gradients, image by image, as matrix products with the image's patches.
 *
 * <p>In memory the weights (out, in, size, size) are already a matrix (out, in·size²). Times the patches (in·size²,
 * positions) of an image they give its result (out, positions). So nothing is transposed, and the patches, some 80 KB
 * in LeNet, are still in the second-level cache when the BLAS reads them.
 */
@SuppressWarnings("ReachabilityFenceUsage") // after an exception no code reads the memory
final class FloatConvolution {

    /** More parts than threads, and independent of their number, so that a sum over images always has the same bits. */
    private static final int MAX_PARTS = 8;

    /** The maximum number of elements in the patches of all parts: 64 MB, unless a single image needs more. */
    private static final long MAX_PATCH_ELEMENTS = 16L << 20;

    private final FloatIm2col patches;
    private final int n;
    private final int out;
    private final int rows;
    private final int columns;
    private final int parts;

    /** Prepares convolutions of images of the shape of x, with {@code out} output channels. */
    FloatConvolution(INDArray x, Window window, long out) {
        this.patches = new FloatIm2col(x, window);
        this.n = Math.toIntExact(x.size(0));
        this.out = Math.toIntExact(out);
        this.rows = patches.rows();
        this.columns = patches.columns();
        this.parts = (int) Math.max(1, Math.min(Math.min(n, MAX_PARTS), MAX_PATCH_ELEMENTS / ((long) rows * columns)));
        ArrayLimits.requireElements(DataType.FLOAT, parts, rows, columns); // before the result is allocated
    }

    /** Writes y = w·im2col(x) and returns y. */
    INDArray convolve(INDArray x, INDArray w, INDArray y) {
        FloatBuffer images = ArrayMemory.buffer(x);
        Matrix weights = Matrix.of(w, out, rows);
        Matrix results = Matrix.of(y, out, columns);
        forEachImage((image, part, buffer) -> {
            patches.im2col(images, image, buffer.elements, buffer.start);
            multiply(weights, false, buffer.matrix, false, 0, results.at(image));
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(w);
        Reference.reachabilityFence(y);
        return y;
    }

    /** Writes x = col2im(wᵀ·g) and returns x. */
    INDArray inputGradient(INDArray g, INDArray w, INDArray x) {
        FloatBuffer images = ArrayMemory.buffer(x);
        Matrix weights = Matrix.of(w, out, rows);
        Matrix upstream = Matrix.of(g, out, columns);
        forEachImage((image, part, buffer) -> {
            multiply(weights, true, upstream.at(image), false, 0, buffer.matrix);
            patches.col2im(buffer.elements, buffer.start, images, image);
        });
        Reference.reachabilityFence(g);
        Reference.reachabilityFence(w);
        Reference.reachabilityFence(x);
        return x;
    }

    /** Returns the sum over the images of g·im2col(x)ᵀ, a matrix (out, in·size²). */
    INDArray kernelGradient(INDArray x, INDArray g) {
        INDArray sums = ArrayMemory.allocate(DataType.FLOAT, parts, out, rows);
        FloatBuffer images = ArrayMemory.buffer(x);
        Matrix upstream = Matrix.of(g, out, columns);
        Matrix weights = Matrix.of(sums, out, rows);
        forEachImage((image, part, buffer) -> {
            patches.im2col(images, image, buffer.elements, buffer.start);
            int beta = image == firstImage(part) ? 0 : 1;
            multiply(upstream.at(image), false, buffer.matrix, true, beta, weights.at(part));
        });
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(g);
        return Kernels.sum(sums, 0);
    }

    /** Work on one image, with memory for its patches that belongs to the part. */
    @FunctionalInterface
    private interface ImageTask {
        void run(int image, int part, PatchBuffer buffer);
    }

    private void forEachImage(ImageTask task) {
        INDArray all = ArrayMemory.allocate(DataType.FLOAT, parts, rows, columns);
        FloatBuffer elements = ArrayMemory.buffer(all);
        Matrix matrix = Matrix.of(all, rows, columns);
        KernelThreads.Part run = part -> {
            PatchBuffer buffer = new PatchBuffer(elements, part * rows * columns, matrix.at(part));
            for (int image = firstImage(part); image < firstImage(part + 1); image++) {
                task.run(image, part, buffer);
            }
        };
        if ((long) n * out * rows * columns < Gemm.MIN_PARALLEL_MULTIPLICATIONS) {
            for (int part = 0; part < parts; part++) {
                run.run(part);
            }
        } else {
            KernelThreads.shared().parallelFor(parts, run);
        }
        Reference.reachabilityFence(all);
    }

    private int firstImage(int part) {
        return (int) ((long) part * n / parts);
    }

    /** c = a·b + beta·c, where a and b may be transposed. */
    private static void multiply(Matrix a, boolean transposeA, Matrix b, boolean transposeB, float beta, Matrix c) {
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
                a.floatPointer(0, 0),
                a.columns(),
                b.floatPointer(0, 0),
                b.columns(),
                beta,
                c.floatPointer(0, 0),
                c.columns());
    }

    /** The memory for the patches of one image, as a buffer for Java code and as a matrix for the BLAS. */
    private record PatchBuffer(FloatBuffer elements, int start, Matrix matrix) {}
}
