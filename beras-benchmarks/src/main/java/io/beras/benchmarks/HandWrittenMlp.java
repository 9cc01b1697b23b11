package io.beras.benchmarks;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A training step of an MLP written by hand over ND4J's arrays: the baseline for the library's speed.
 *
 * <p>Dense layers with LeakyReLU (0.1) between them, softmax cross-entropy, Adam. Arrays are allocated once. Matrix
 * products call the BLAS on the arrays' memory; the rest is Java loops over staged chunks, without tape, layers or checks.
 */
public final class HandWrittenMlp implements Mlp {

    private static final float ALPHA = 0.1f;
    private static final float RATE = 0.001f;
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-7f;
    private static final int CHUNK = 1024;

    private final int[] sizes;
    private final int batch;
    private final Matrix[] w;
    private final Matrix[] b;
    private final Matrix[] activations;
    private final Matrix[] gradients;
    private final float[] row = new float[4 * CHUNK];
    private final float[] a = new float[CHUNK];
    private final float[] c = new float[CHUNK];
    private final float[] d = new float[CHUNK];
    private final float[] e = new float[CHUNK];
    private int updates;

    /** Creates the network for batches of this size, with these first weights (in, out) and zero biases. */
    public HandWrittenMlp(int batch, float[][] weights, int... sizes) {
        Nd4j.getExecutioner();
        openblas_nolapack.blas_set_num_threads(Runtime.getRuntime().availableProcessors());
        this.sizes = sizes.clone();
        this.batch = batch;
        int layers = sizes.length - 1;
        w = new Matrix[layers];
        b = new Matrix[layers];
        activations = new Matrix[sizes.length];
        gradients = new Matrix[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            activations[i] = new Matrix(batch * sizes[i]);
            gradients[i] = new Matrix(batch * sizes[i]);
        }
        for (int i = 0; i < layers; i++) {
            w[i] = new Matrix(sizes[i] * sizes[i + 1]);
            b[i] = new Matrix(sizes[i + 1]);
            w[i].values.put(0, weights[i]);
        }
    }

    @Override
    public double step(float[] x, int[] labels) {
        activations[0].values.put(0, x, 0, batch * sizes[0]);
        int layers = w.length;
        for (int i = 0; i < layers; i++) {
            forward(i, i < layers - 1);
        }
        double loss = softmaxCrossEntropy(labels);
        updates++;
        for (int i = layers - 1; i >= 0; i--) {
            backward(i);
        }
        for (int i = 0; i < layers; i++) {
            update(w[i]);
            update(b[i]);
        }
        return loss;
    }

    private void forward(int layer, boolean isHidden) {
        int in = sizes[layer];
        int out = sizes[layer + 1];
        Matrix y = activations[layer + 1];
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                batch,
                out,
                in,
                1,
                activations[layer].memory,
                in,
                w[layer].memory,
                out,
                0,
                y.memory,
                out);
        float[] bias = new float[out];
        b[layer].values.get(0, bias);
        float[] z = row(out);
        for (int i = 0; i < batch; i++) {
            y.values.get(i * out, z, 0, out);
            addBias(z, bias, out);
            if (isHidden) {
                leakyRelu(z, out);
            }
            y.values.put(i * out, z, 0, out);
        }
    }

    private void backward(int layer) {
        int in = sizes[layer];
        int out = sizes[layer + 1];
        Matrix g = gradients[layer + 1];
        float[] sums = new float[out];
        float[] part = row(out);
        for (int i = 0; i < batch; i++) {
            g.values.get(i * out, part, 0, out);
            addBias(sums, part, out);
        }
        b[layer].gradient.values.put(0, sums);
        cblas_sgemm(
                CblasRowMajor,
                CblasTrans,
                CblasNoTrans,
                in,
                out,
                batch,
                1,
                activations[layer].memory,
                in,
                g.memory,
                out,
                0,
                w[layer].gradient.memory,
                out);
        if (layer > 0) {
            Matrix previous = gradients[layer];
            cblas_sgemm(
                    CblasRowMajor,
                    CblasNoTrans,
                    CblasTrans,
                    batch,
                    in,
                    out,
                    1,
                    g.memory,
                    out,
                    w[layer].memory,
                    out,
                    0,
                    previous.memory,
                    in);
            int length = batch * in;
            for (int from = 0; from < length; from += CHUNK) {
                int n = Math.min(CHUNK, length - from);
                previous.values.get(from, a, 0, n);
                activations[layer].values.get(from, c, 0, n);
                leakyReluGradient(a, c, n);
                previous.values.put(from, a, 0, n);
            }
        }
    }

    /** Returns the mean loss, and writes its gradient to the last layer's output gradient. */
    private double softmaxCrossEntropy(int... labels) {
        int last = sizes.length - 1;
        int classes = sizes[last];
        float[] z = new float[classes];
        double loss = 0;
        for (int i = 0; i < batch; i++) {
            activations[last].values.get(i * classes, z);
            float max = z[0];
            for (float score : z) {
                max = Math.max(max, score);
            }
            double sum = 0;
            for (float score : z) {
                sum += Math.exp(score - max);
            }
            loss -= z[labels[i]] - max - Math.log(sum);
            for (int k = 0; k < classes; k++) {
                z[k] = (float) ((Math.exp(z[k] - max) / sum - (k == labels[i] ? 1 : 0)) / batch);
            }
            gradients[last].values.put(i * classes, z);
        }
        return loss / batch;
    }

    private void update(Matrix weights) {
        double root = Math.sqrt(1 - Math.pow(BETA2, updates));
        float rate = (float) (RATE * root / (1 - Math.pow(BETA1, updates)));
        float scaledEpsilon = (float) (EPSILON * root);
        int length = weights.values.capacity();
        for (int from = 0; from < length; from += CHUNK) {
            int n = Math.min(CHUNK, length - from);
            weights.values.get(from, a, 0, n);
            weights.gradient.values.get(from, c, 0, n);
            weights.firstMoment.get(from, d, 0, n);
            weights.secondMoment.get(from, e, 0, n);
            adam(a, c, d, e, rate, scaledEpsilon, n);
            weights.values.put(from, a, 0, n);
            weights.firstMoment.put(from, d, 0, n);
            weights.secondMoment.put(from, e, 0, n);
        }
    }

    private float[] row(int length) {
        return length <= row.length ? row : new float[length];
    }

    private static void addBias(float[] z, float[] bias, int n) {
        for (int i = 0; i < n; i++) {
            z[i] += bias[i];
        }
    }

    private static void leakyRelu(float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = Math.max(z[i], ALPHA * z[i]);
        }
    }

    /** g ← g·(1 or 0.1), by the sign of y, which is the sign of x. */
    private static void leakyReluGradient(float[] g, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            g[i] *= Math.max(Math.min(y[i] * 0x1p126f * 0x1p126f, 1f), ALPHA);
        }
    }

    private static void adam(float[] w, float[] g, float[] m, float[] v, float rate, float epsilon, int n) {
        for (int i = 0; i < n; i++) {
            m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
            v[i] = BETA2 * v[i] + 0.001f * (g[i] * g[i]);
            w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
        }
    }

    @Override
    public String toString() {
        return "hand-written over ND4J, " + Arrays.toString(sizes);
    }

    /** A weight or an activation: its memory for Java and for the BLAS, its gradient and its moments. */
    private static final class Matrix {
        private final INDArray array;
        private final FloatBuffer values;
        private final FloatPointer memory;
        private final FloatMemory gradient;
        private final FloatBuffer firstMoment;
        private final FloatBuffer secondMoment;

        Matrix(int length) {
            array = Nd4j.zeros(DataType.FLOAT, length);
            values = array.data().asNioFloat();
            memory = (FloatPointer) array.data().addressPointer();
            gradient = new FloatMemory(length);
            firstMoment = new FloatMemory(length).values;
            secondMoment = new FloatMemory(length).values;
        }
    }

    /** An array of zeros, as memory for Java and for the BLAS. */
    private static final class FloatMemory {
        private static final List<INDArray> KEPT = new ArrayList<>();
        private final FloatBuffer values;
        private final FloatPointer memory;

        FloatMemory(int length) {
            INDArray array = Nd4j.zeros(DataType.FLOAT, length);
            KEPT.add(array); // or the garbage collector would free its memory
            values = array.data().asNioFloat();
            memory = (FloatPointer) array.data().addressPointer();
        }
    }
}
