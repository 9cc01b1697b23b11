package io.beras.core.arrays;

import java.lang.ref.Reference;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies values between Java arrays and contiguous row-major arrays, at the speed of a memory copy. */
public final class ArrayIo {

    private ArrayIo() {}

    /** Returns the elements of a FLOAT, DOUBLE or INT array as doubles. */
    public static double[] doubles(INDArray x) {
        double[] values = new double[Math.toIntExact(x.length())];
        switch (x.dataType()) {
            case DOUBLE -> read(x, values);
            case FLOAT -> {
                float[] floats = floats(x);
                for (int i = 0; i < values.length; i++) {
                    values[i] = floats[i];
                }
            }
            default -> {
                int[] ints = ints(x);
                for (int i = 0; i < values.length; i++) {
                    values[i] = ints[i];
                }
            }
        }
        return values;
    }

    private static void read(INDArray x, double[] values) {
        try {
            ArrayMemory.checked(x, DataType.DOUBLE).asNioDouble().get(values);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    /** Returns one element of a FLOAT, DOUBLE or INT array, by its place in row-major order. */
    public static double element(INDArray x, long position) {
        int place = Math.toIntExact(position);
        try {
            return switch (x.dataType()) {
                case FLOAT -> ArrayMemory.buffer(x).get(place);
                case DOUBLE ->
                    ArrayMemory.checked(x, DataType.DOUBLE).asNioDouble().get(place);
                default -> ArrayMemory.checked(x, DataType.INT32).asNioInt().get(place);
            };
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    /** Returns the elements of a FLOAT array. */
    public static float[] floats(INDArray x) {
        float[] values = new float[Math.toIntExact(x.length())];
        try {
            ArrayMemory.buffer(x).get(0, values);
            return values;
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    /** Returns the elements of an INT array. */
    public static int[] ints(INDArray x) {
        int[] values = new int[Math.toIntExact(x.length())];
        try {
            ArrayMemory.checked(x, DataType.INT32).asNioInt().get(values);
            return values;
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    /** Writes values into a FLOAT, DOUBLE or INT array of the same length, and returns the array. */
    public static INDArray write(double[] values, INDArray y) {
        return switch (y.dataType()) {
            case DOUBLE -> {
                ArrayMemory.checked(y, DataType.DOUBLE).asNioDouble().put(values);
                yield y;
            }
            case FLOAT -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) values[i];
                }
                yield write(floats, y);
            }
            default -> {
                int[] ints = new int[values.length];
                for (int i = 0; i < ints.length; i++) {
                    ints[i] = (int) values[i];
                }
                yield write(ints, y);
            }
        };
    }

    /** Writes values into a FLOAT array of the same length, and returns the array. */
    public static INDArray write(float[] values, INDArray y) {
        ArrayMemory.buffer(y).put(0, values);
        return y;
    }

    /** Writes values into an INT array of the same length, and returns the array. */
    public static INDArray write(int[] values, INDArray y) {
        ArrayMemory.checked(y, DataType.INT32).asNioInt().put(values);
        return y;
    }
}
