package io.beras.core.gradcheck.diagnosis;

import java.util.List;

/**
 * What a gradient check measured about one input or weight at one point.
 *
 * @param kind "input" or "weight"
 * @param index the position among the inputs or among the weights, counted from 0
 * @param name the name for messages
 * @param x the values of the input or weight, in row-major order
 * @param shape the shape of the input or weight
 * @param elements the indices of the elements that were measured: all of a small tensor, a sample of a large one
 * @param analytic the gradient under test at these elements
 * @param numeric the numerical gradient at these elements
 * @param derivatives for each of these elements, the numerical derivative of every element of the output
 * @param y the output, in row-major order
 * @param outputShape the shape of the output
 * @param upstream the upstream gradient, in the order of the output
 * @param others the evidence for the other inputs and weights of the same call, whose own {@code others} are
 *     empty; an input that is not checked has no measured element
 */
public record Evidence(
        String kind,
        int index,
        String name,
        double[] x,
        long[] shape,
        int[] elements,
        double[] analytic,
        double[] numeric,
        double[][] derivatives,
        double[] y,
        long[] outputShape,
        double[] upstream,
        List<Evidence> others) {}
