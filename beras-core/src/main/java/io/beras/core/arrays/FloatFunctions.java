package io.beras.core.arrays;

final class FloatFunctions {
    private FloatFunctions() {}

    static void exp(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = (float) Math.exp(x[i]);
    }

    static void log(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = (float) Math.log(x[i]);
    }

    static void tanh(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = (float) StrictMath.tanh(x[i]);
    }

    static void sigmoid(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = (float) (1 / (1 + Math.exp(-x[i])));
    }
}
