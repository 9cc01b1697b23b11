package io.beras.optim;

/**
 * How the mean gradient is estimated from the running mean m and the gradient g of the present step.
 *
 * <p>Formula: m̂ = ofMean·m + ofGradient·g.
 */
record FirstMomentEstimate(double ofMean, double ofGradient) {}
