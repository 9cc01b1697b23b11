package io.beras.core.arrays;

/**
 * Softmax and its gradients over the rows of a FLOAT matrix with n elements and {@code columns} columns. A result may
 * overwrite x.
 */
final class FloatSoftmax {

    private FloatSoftmax() {}

    /** exp(x − max) / Σ exp(x − max) for each row. */
    static void softmax(float[] x, float[] y, int columns, int n) {
        subtractMax(x, y, columns, n);
        FloatMath.exp(y, y, n);
        for (int from = 0; from < n; from += columns) {
            float sum = (float) FloatElementwise.sum(y, from, columns);
            for (int i = from; i < from + columns; i++) {
                y[i] /= sum;
            }
        }
    }

    /** x − max − ln Σ exp(x − max) for each row. */
    static void logSoftmax(float[] x, float[] y, int columns, int n) {
        subtractMax(x, y, columns, n);
        float[] exponentials = ScratchBuffers.SECOND.get(n);
        FloatMath.exp(y, exponentials, n);
        for (int from = 0; from < n; from += columns) {
            float logarithm = (float) StrictMath.log(FloatElementwise.sum(exponentials, from, columns));
            for (int i = from; i < from + columns; i++) {
                y[i] -= logarithm;
            }
        }
    }

    /** y·(g − Σ g·y) for each row. */
    static void softmaxGradient(float[] g, float[] y, float[] z, int columns, int n) {
        float[] products = ScratchBuffers.THIRD.get(n);
        FloatElementwise.multiply(g, y, products, n);
        for (int from = 0; from < n; from += columns) {
            float sum = (float) FloatElementwise.sum(products, from, columns);
            for (int i = from; i < from + columns; i++) {
                z[i] = y[i] * (g[i] - sum);
            }
        }
    }

    /** (Σ y)·softmax(x) − y for each row. */
    static void softmaxCrossEntropyGradient(float[] x, float[] y, float[] z, int columns, int n) {
        softmax(x, z, columns, n);
        for (int from = 0; from < n; from += columns) {
            float sum = (float) FloatElementwise.sum(y, from, columns);
            for (int i = from; i < from + columns; i++) {
                z[i] = z[i] * sum - y[i];
            }
        }
    }

    private static void subtractMax(float[] x, float[] y, int columns, int n) {
        for (int from = 0; from < n; from += columns) {
            float max = FloatElementwise.max(x, from, columns);
            for (int i = from; i < from + columns; i++) {
                y[i] = x[i] - max;
            }
        }
    }
}
