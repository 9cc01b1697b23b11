package io.beras.core.gradcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numerical derivative of Σ g·y along a line, refined step by step.
 *
 * <p>Formula: D(t) = Σ g·(y(x + t·d) − y(x − t·d)) / 2t for t = 1/64, 1/256, …, and Richardson's extrapolation: with D(t) and
 * D(t/4) the error of the order t² cancels in (16·D(t/4) − D(t)) / 15, then the error of the order t⁴.
 *
 * <p>Each refinement has an estimate of the truncation error (how much it changed the result), a bound of the rounding error,
 * and the jump between the two one-sided differences: for a smooth function the jump shrinks with t, at a kink it does not.
 *
 * <p>Source: the error estimate is that of Ridders, Advances in Engineering Software 4 (1982), 75.
 */
final class NumericalDerivative {

    static final double EPSILON = Math.ulp(1.0);

    /** Twelve refinements: the shortest step is 1e-9 of the scale, where rounding takes 1e-7 of the result. */
    private static final int REFINEMENTS = 12;

    /** A value is the result of a few roundings in a row; this many in the same direction are assumed. */
    private static final double ROUNDINGS = 4;

    private final Line line;
    private final double[] g;
    private final double[] y;
    private final boolean keepsColumns;
    private final List<double[]> columns = new ArrayList<>();
    private double t = 4 * Steps.LONGEST;
    private int refinement = -1;
    private double[] tableau = {};
    private double value = Double.NaN;
    private double truncation = Double.POSITIVE_INFINITY;
    private double rounding = Double.POSITIVE_INFINITY;
    private double magnitude;
    private final boolean[] depends;
    private boolean dependsOnAny;
    private int order;
    private double jump = Double.NaN;
    private double jumpBefore = Double.NaN;
    private int steadyJumps;

    NumericalDerivative(Line line, double[] y, double[] g, boolean keepsColumns) {
        this.line = line;
        this.y = y;
        this.depends = new boolean[y.length];
        this.g = g;
        this.keepsColumns = keepsColumns;
    }

    /** Refines with a shorter step; returns false if there is none. */
    boolean refine() {
        if (refinement == REFINEMENTS) {
            return false;
        }
        refinement++;
        t /= 4;
        double[] above = line.at(t);
        double[] below = above == null ? null : line.at(-t);
        if (above == null || below == null || !measure(above, below)) {
            startAgain();
        }
        return true;
    }

    double value() {
        return value;
    }

    /** Returns the estimated truncation error. */
    double truncation() {
        return truncation;
    }

    /** Returns the rounding error that the last step size makes of the values' own rounding. */
    double rounding() {
        return rounding;
    }

    /** Returns the rounding error that the last step size makes of a sum of absolute values. */
    double roundingOf(double absoluteSum) {
        return ROUNDINGS * EPSILON * absoluteSum / (2 * t);
    }

    /** Returns Σ |g·y| over the outputs that depend on this line; over all outputs if none changed. */
    double magnitude() {
        return magnitude;
    }

    /** Returns the outputs that depend on this line; all outputs if none changed. */
    boolean[] outputs() {
        boolean[] outputs = depends.clone();
        if (!dependsOnAny) {
            Arrays.fill(outputs, true);
        }
        return outputs;
    }

    int refinement() {
        return refinement;
    }

    /** Returns the difference of the one-sided differences at the last step size. */
    double jump() {
        return jump;
    }

    /** Returns whether the one-sided differences agree, or approach each other as the step shrinks. */
    boolean isSmooth() {
        double size = Math.abs(jump);
        return size <= 1e-9 * magnitude
                || size <= 8 * rounding
                || size <= 1e-7 * Math.abs(value)
                || size <= 0.6 * Math.abs(jumpBefore);
    }

    /** Returns whether the difference of the one-sided differences stayed the same over at least three step sizes. */
    boolean hasSteadyJump() {
        return steadyJumps >= 3;
    }

    /** Returns ∂y/∂t for each output, with the accuracy of {@link #value()}. */
    double[] column() {
        int n = columns.size();
        double[] column = columns.get(n - 1).clone();
        for (int j = 0; j < column.length; j++) {
            double[] row = {};
            for (int k = n - 1 - order; k < n; k++) {
                row = extrapolate(row, columns.get(k)[j]);
            }
            column[j] = row[order];
        }
        return column;
    }

    private boolean measure(double[] above, double[] below) {
        double difference = 0;
        double bend = 0;
        double all = 0;
        double dependent = 0;
        for (int j = 0; j < y.length; j++) {
            double size = Math.abs(g[j]) * (Math.abs(above[j]) + Math.abs(below[j])) / 2;
            all += size;
            if (above[j] != below[j] || above[j] != y[j]) {
                depends[j] = true;
                dependsOnAny = true;
                difference += g[j] * (above[j] - below[j]);
                bend += g[j] * ((above[j] - y[j]) + (below[j] - y[j]));
            }
            dependent += depends[j] ? size : 0;
        }
        double step = 2 * t * line.actualStep(t);
        double derivative = difference / step;
        if (!Double.isFinite(derivative) || !Double.isFinite(bend)) {
            return false;
        }
        double absoluteSum = dependsOnAny ? dependent : all;
        magnitude = Math.max(magnitude, absoluteSum);
        rounding = ROUNDINGS * EPSILON * absoluteSum / step;
        jumpBefore = jump;
        jump = 2 * bend / step;
        countSteadyJumps();
        if (keepsColumns) {
            double[] column = new double[y.length];
            for (int j = 0; j < column.length; j++) {
                column[j] = (above[j] - below[j]) / step;
            }
            columns.add(column);
        }
        estimate(derivative);
        return true;
    }

    private void countSteadyJumps() {
        double ratio = jump / jumpBefore;
        boolean isSteady = ratio > 0.6 && ratio < 2.6 && !(Math.abs(jump) <= 8 * rounding);
        steadyJumps = isSteady ? steadyJumps + 1 : Math.abs(jump) <= 8 * rounding ? steadyJumps : 0;
    }

    private void estimate(double derivative) {
        double[] before = tableau;
        tableau = extrapolate(before, derivative);
        order = 0;
        value = derivative;
        truncation = before.length == 0 ? Double.POSITIVE_INFINITY : Math.abs(derivative - before[0]);
        for (int j = 1; j < tableau.length; j++) {
            double error = Math.max(Math.abs(tableau[j] - tableau[j - 1]), Math.abs(tableau[j] - before[j - 1]));
            if (error <= truncation || before.length == 1) {
                order = j;
                value = tableau[j];
                truncation = error;
            }
        }
    }

    /** Returns the next row of the tableau: D(t), then the extrapolations of the orders 4 and 6. */
    private static double[] extrapolate(double[] before, double derivative) {
        double[] row = new double[Math.min(before.length + 1, 3)];
        row[0] = derivative;
        double power = 1;
        for (int j = 1; j < row.length; j++) {
            power *= 16;
            row[j] = (power * row[j - 1] - before[j - 1]) / (power - 1);
        }
        return row;
    }

    private void startAgain() {
        tableau = new double[0];
        columns.clear();
        value = Double.NaN;
        truncation = Double.POSITIVE_INFINITY;
        jump = Double.NaN;
        steadyJumps = 0;
    }

    @Nullable
    RuntimeException refusal() {
        return line.refusal();
    }
}
