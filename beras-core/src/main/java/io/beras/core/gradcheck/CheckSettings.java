package io.beras.core.gradcheck;

/**
 * The settings of a {@link GradientCheck}.
 *
 * @param tolerance the largest relative error that passes
 * @param secondOrder whether second derivatives are checked
 * @param selection which inputs and weights are checked
 * @param seed the seed of everything random
 * @param exhaustiveUpTo the largest tensor that is checked element by element
 */
record CheckSettings(double tolerance, boolean secondOrder, Selection selection, long seed, int exhaustiveUpTo) {}
