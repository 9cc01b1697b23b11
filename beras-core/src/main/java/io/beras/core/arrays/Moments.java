package io.beras.core.arrays;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean and the biased variance of an array along one axis, in DOUBLE also for FLOAT arrays.
 *
 * <p>A mean rounded to FLOAT is off by up to ½ for values near 10⁷, and squares of FLOATs overflow from 10¹⁹ on.
 */
public final class Moments {

    private final DataType type;
    private final int axis;
    private final long[] shape;
    private final double[] means;
    private final double[] variances;

    /** Creates the moments of x, along an axis that has size 1 in their shape. */
    Moments(INDArray x, int axis, double[] means, double[] variances) {
        this.type = x.dataType();
        this.axis = axis;
        this.shape = x.shape().clone();
        this.shape[axis] = 1;
        this.means = means;
        this.variances = variances;
    }

    /** Returns the means in the type of x; the axis has size 1. */
    public INDArray meanArray() {
        return ArrayFactory.of(means, type, shape);
    }

    /** Returns the variances in the type of x; the axis has size 1. */
    public INDArray varianceArray() {
        return ArrayFactory.of(variances, type, shape);
    }

    /** Returns 1 / √(variance + ε) in the type of x; the axis has size 1. */
    public INDArray scaleArray(double epsilon) {
        return ArrayFactory.of(scales(epsilon), type, shape);
    }

    /** Returns the axis. */
    public int axis() {
        return axis;
    }

    /** Returns the means as a DOUBLE array. */
    INDArray wideMeans() {
        return ArrayFactory.of(means, DataType.DOUBLE, shape);
    }

    /** Returns 1 / √(variance + ε) as a DOUBLE array. */
    INDArray wideScales(double epsilon) {
        return ArrayFactory.of(scales(epsilon), DataType.DOUBLE, shape);
    }

    double[] means() {
        return means;
    }

    double[] scales(double epsilon) {
        double[] scales = new double[variances.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = 1 / Math.sqrt(variances[i] + epsilon);
        }
        return scales;
    }
}
