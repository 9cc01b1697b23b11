package io.beras.core.gradcheck;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Compares the gradients of a function with numerical gradients, and says what a wrong gradient looks like.
 *
 * <p>Formula: ∂L/∂xᵢ ≈ (L(x + h·eᵢ) − L(x − h·eᵢ)) / 2h for L = Σ g·y, with a random upstream gradient g of both signs, at
 * several step sizes h, extrapolated to h = 0. The relative error is |a − n| / max(|a|, |n|), beyond the estimated error of
 * the numerical gradient n. An element whose n is too inexact is {@linkplain Verdict#UNDECIDED undecided}; an element at a
 * {@linkplain Verdict#KINK kink} does not count.
 *
 * <p>The check runs in DOUBLE; it converts the weights and restores them exactly. If a given input is FLOAT, a second pass
 * in FLOAT looks for NaN and infinity that DOUBLE hides. Small tensors are checked element by element, large tensors at
 * sampled elements and along random directions. {@link #secondOrder()} checks the derivatives of the gradients too, through
 * nested tapes. The check also finds calls that change their input or keep it for the next call, lists of gradients of the
 * wrong length, and weights that {@code ownWeights()} does not name.
 *
 * <pre>{@code
 * GradientReport report = GradientCheck.of(new Dense(3, 2)).check(Tensor.randomNormal(4, 3));
 * assertTrue(report.passed(), report.toString());
 * }</pre>
 *
 * <p>The function is a {@link io.beras.core.Diffable}, a loss, a model or any other {@link Callable}; INT inputs are labels
 * and are not checked. It must return the same value at each call, so set a dropout to evaluation mode.
 */
public final class GradientCheck {

    private static final String SEED_PROPERTY = "beras.gradcheck.seed";

    private final Callable function;
    private double tolerance = 1e-6;
    private boolean secondOrder;
    private int[] onlyInputs = {};
    private boolean checksInputs = true;
    private boolean checksWeights = true;
    private long seed = Long.getLong(SEED_PROPERTY, ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));
    private int exhaustiveUpTo = 200;

    private GradientCheck(Callable function) {
        this.function = function;
    }

    /** Returns a check of this function with respect to its inputs and its trainable weights. */
    public static GradientCheck of(Callable function) {
        return new GradientCheck(function);
    }

    /** Sets the largest relative error |a − n| / max(|a|, |n|) that passes; the default is 1e-6. */
    public GradientCheck tolerance(double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance needs a positive number, not " + tolerance);
        }
        this.tolerance = tolerance;
        return this;
    }

    /** Checks second derivatives too. */
    public GradientCheck secondOrder() {
        secondOrder = true;
        return this;
    }

    /**
     * Checks only these inputs, counted from 0, such as the prediction of a loss, and the weights; the default is all inputs.
     */
    public GradientCheck onlyInputs(int... indices) {
        onlyInputs = indices.clone();
        return this;
    }

    /** Checks the trainable weights and no input. */
    public GradientCheck onlyWeights() {
        checksInputs = false;
        return this;
    }

    /** Checks the inputs and no weight. */
    public GradientCheck withoutWeights() {
        checksWeights = false;
        return this;
    }

    /**
     * Sets the seed of the upstream gradient, the directions and the samples, to repeat the check of a report.
     *
     * <p>The default is a new seed for each check, or the system property {@code beras.gradcheck.seed}. The report prints it.
     */
    public GradientCheck seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Sets the largest number of elements of a tensor that is checked element by element; the default is 200. */
    public GradientCheck exhaustiveUpTo(int elements) {
        if (elements < 0) {
            throw new IllegalArgumentException("exhaustiveUpTo needs 0 or more elements, not " + elements);
        }
        exhaustiveUpTo = elements;
        return this;
    }

    /** Runs the check at these inputs. */
    public GradientReport check(Tensor... inputs) {
        Selection selection = new Selection(checksInputs, onlyInputs, checksWeights);
        CheckSettings settings = new CheckSettings(tolerance, secondOrder, selection, seed, exhaustiveUpTo);
        return new CheckRun(function, settings, List.of(inputs)).run();
    }
}
