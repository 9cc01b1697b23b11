package io.beras.benchmarks;

import java.util.Arrays;

/**
 * The MLP as textbooks write it: loops over samples, neurons and weights, in plain Java, with Adam.
 *
 * <p>The mathematics is that of {@link HandWrittenMlp}, without any optimisation for speed. The library must be fifty
 * times faster.
 */
public final class TextbookMlp implements Mlp {

    private static final double ALPHA = 0.1;
    private static final double RATE = 0.001;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-7;

    private final int[] sizes;
    private final double[][][] w;
    private final double[][] b;
    private final double[][][] wFirstMoment;
    private final double[][][] wSecondMoment;
    private final double[][] bFirstMoment;
    private final double[][] bSecondMoment;
    private int updates;

    /** Creates the network with these first weights (in, out) and zero biases. */
    public TextbookMlp(float[][] weights, int... sizes) {
        this.sizes = sizes.clone();
        int layers = sizes.length - 1;
        w = matrices(layers);
        wFirstMoment = matrices(layers);
        wSecondMoment = matrices(layers);
        b = vectors(layers);
        bFirstMoment = vectors(layers);
        bSecondMoment = vectors(layers);
        for (int layer = 0; layer < layers; layer++) {
            for (int i = 0; i < sizes[layer]; i++) {
                for (int j = 0; j < sizes[layer + 1]; j++) {
                    w[layer][i][j] = weights[layer][i * sizes[layer + 1] + j];
                }
            }
        }
    }

    @Override
    public double step(float[] x, int[] labels) {
        int layers = w.length;
        double[][][] wGradient = matrices(layers);
        double[][] bGradient = vectors(layers);
        double loss = 0;
        for (int sample = 0; sample < labels.length; sample++) {
            loss += backward(x, sample, labels, wGradient, bGradient);
        }
        updates++;
        for (int layer = 0; layer < layers; layer++) {
            for (int i = 0; i < sizes[layer]; i++) {
                adam(w[layer][i], wGradient[layer][i], wFirstMoment[layer][i], wSecondMoment[layer][i]);
            }
            adam(b[layer], bGradient[layer], bFirstMoment[layer], bSecondMoment[layer]);
        }
        return loss / labels.length;
    }

    /** Adds the gradients of one sample, and returns the sample's loss. */
    private double backward(float[] x, int sample, int[] labels, double[][][] wGradient, double[][] bGradient) {
        int layers = w.length;
        double[][] y = new double[layers + 1][];
        y[0] = new double[sizes[0]];
        for (int i = 0; i < sizes[0]; i++) {
            y[0][i] = x[sample * sizes[0] + i];
        }
        for (int layer = 0; layer < layers; layer++) {
            y[layer + 1] = forward(layer, y[layer]);
        }
        double[] p = softmax(y[layers]);
        double[] g = p.clone();
        g[labels[sample]] -= 1;
        for (int k = 0; k < g.length; k++) {
            g[k] /= labels.length;
        }
        for (int layer = layers - 1; layer >= 0; layer--) {
            double[] previous = new double[sizes[layer]];
            for (int i = 0; i < sizes[layer]; i++) {
                for (int j = 0; j < sizes[layer + 1]; j++) {
                    wGradient[layer][i][j] += y[layer][i] * g[j];
                    previous[i] += w[layer][i][j] * g[j];
                }
                previous[i] *= y[layer][i] > 0 ? 1 : ALPHA;
            }
            for (int j = 0; j < sizes[layer + 1]; j++) {
                bGradient[layer][j] += g[j];
            }
            g = previous;
        }
        return -Math.log(p[labels[sample]]);
    }

    private double[] forward(int layer, double... x) {
        double[] y = new double[sizes[layer + 1]];
        for (int j = 0; j < y.length; j++) {
            double sum = b[layer][j];
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * w[layer][i][j];
            }
            y[j] = layer == w.length - 1 || sum > 0 ? sum : ALPHA * sum;
        }
        return y;
    }

    private static double[] softmax(double... z) {
        double max = Arrays.stream(z).max().orElseThrow();
        double[] p = Arrays.stream(z).map(score -> Math.exp(score - max)).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(e -> e / sum).toArray();
    }

    private void adam(double[] weights, double[] g, double[] m, double[] v) {
        for (int i = 0; i < weights.length; i++) {
            m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
            v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
            double mHat = m[i] / (1 - Math.pow(BETA1, updates));
            double vHat = v[i] / (1 - Math.pow(BETA2, updates));
            weights[i] -= RATE * mHat / (Math.sqrt(vHat) + EPSILON);
        }
    }

    private double[][][] matrices(int layers) {
        double[][][] matrices = new double[layers][][];
        for (int layer = 0; layer < layers; layer++) {
            matrices[layer] = new double[sizes[layer]][sizes[layer + 1]];
        }
        return matrices;
    }

    private double[][] vectors(int layers) {
        double[][] vectors = new double[layers][];
        for (int layer = 0; layer < layers; layer++) {
            vectors[layer] = new double[sizes[layer + 1]];
        }
        return vectors;
    }
}
