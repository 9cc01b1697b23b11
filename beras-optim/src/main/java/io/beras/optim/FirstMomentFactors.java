package io.beras.optim;

/**
 * The two factors of the bias-corrected first moment: m̂ = momentFactor·m + gradientFactor·g.
 *
 * @param momentFactor the factor of the first moment m
 * @param gradientFactor the factor of the gradient g of the present update
 */
record FirstMomentFactors(double momentFactor, double gradientFactor) {}
