package io.beras.core.gradcheck;

import io.beras.core.Callable;
import io.beras.core.Diffable;
import io.beras.core.GradientTape;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Compares the gradients of a function with numerical gradients: central differences of its values.
 *
 * <p>Formula: ∂L/∂xᵢ ≈ (L(x + h·eᵢ) − L(x − h·eᵢ)) / 2h. L is the sum of the output times a fixed random tensor, so
 * that a wrong sign or a swapped axis can't cancel out. The check runs in DOUBLE; it converts the weights and restores
 * them exactly. It checks small tensors element by element, and large tensors along random directions. {@link
 * #secondOrder()} checks the derivatives of the gradients too, through nested tapes.
 *
 * <pre>{@code
 * GradientReport report = GradientCheck.of(new Dense(3, 2)).check(Tensor.randomNormal(4, 3));
 * assertTrue(report.passed(), report.toString());
 * }</pre>
 *
 * <p>The function is a {@link Diffable}, a loss, a model or any other {@link Callable}; INT inputs are labels and are
 * not checked. It must return the same value at each call, so set a dropout to evaluation mode. Choose inputs away from
 * kinks, such as the 0 of a ReLU, where a function has no derivative.
 */
public final class GradientCheck {

    private static final double STEP = 1e-5;
    private static final int EXHAUSTIVE_UP_TO = 200;
    private static final int DIRECTIONS = 20;

    private final Callable function;
    private final List<Variable> weights;
    private double tolerance = 1e-6;
    private boolean secondOrder;
    private int[] inputsToCheck = {};
    private boolean checksInputs = true;
    private boolean checksWeights = true;
    private long seed;
    private int exhaustiveUpTo = 200;


    private GradientCheck(Callable function) {
        this.function = function;
        this.weights = function instanceof Weighted weighted ? weighted.weights() : List.of();
    }

    /** Returns a check of this function with respect to its inputs and its trainable weights. */
    public static GradientCheck of(Callable function) {
        return new GradientCheck(function);
    }

    /** Sets the largest relative error |a − n| / max(1, |a|, |n|) that passes; the default is 1e-6. */
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

    /** Checks only these inputs, counted from 0, such as the prediction of a loss; the default is all inputs. */
    public GradientCheck onlyInputs(int... indices) {
        inputsToCheck = indices.clone();
        return this;
    }

    /** Checks the trainable weights only, and no input. */
    public GradientCheck onlyWeights() {
        checksInputs = false;
        return this;
    }

    /** Checks the inputs only, and no weight. */
    public GradientCheck withoutWeights() {
        checksWeights = false;
        return this;
    }

    /** Sets the seed of the random upstream gradient, directions and samples, to repeat the check of a report. */
    public GradientCheck seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Sets the largest number of elements of a tensor that is checked element by element; the default is 200. */
    public GradientCheck exhaustiveUpTo(int elements) {
        this.exhaustiveUpTo = elements;
        return this;
    }

    private GradientReport.Row row(String name, long[] shape, int index, double analytic, double numeric) {
        double error = Math.abs(analytic - numeric) / Math.max(1, Math.max(Math.abs(analytic), Math.abs(numeric)));
        return new GradientReport.Row(
                name, shape, index, analytic, numeric, 1e-10, error <= tolerance ? Verdict.RIGHT : Verdict.WRONG);
    }

    /** Runs the check at these inputs. */
    public GradientReport check(Tensor... inputs) {
        List<Tensor> before = weights.stream().map(Tensor::detach).toList();
        try (GradientTape.Pause ignored = GradientTape.pause()) {
            weights.forEach(weight -> weight.castInPlace(DataType.DOUBLE));
            return compare(inputs);
        } finally {
            for (int i = 0; i < before.size(); i++) {
                weights.get(i).castInPlace(before.get(i).dataType());
                weights.get(i).assign(before.get(i));
            }
        }
    }

    private GradientReport compare(Tensor... inputs) {
        Tensor[] x = Arrays.stream(inputs).map(GradientCheck::asVariable).toArray(Tensor[]::new);
        List<Variable> sources = sources(x);
        Tensor projection = random(0, function.call(x).shape());
        Scalar loss = () -> function.call(x).mul(projection).sum();
        requireSameTwice(loss);
        List<GradientReport.Row> rows = new ArrayList<>(compare("", loss, sources));
        if (secondOrder) {
            List<Tensor> directions = new ArrayList<>();
            for (Variable source : sources) {
                directions.add(random(1 + directions.size(), source.shape()));
            }
            rows.addAll(
                    compare("second derivative: ", () -> directionalDerivative(loss, sources, directions), sources));
        }
        List<GradientReport.SourceCheck> checks = rows.stream()
                .map(row -> new GradientReport.SourceCheck(row.name(), row.shape(), row.verdict(), 1, 0, List.of(row)))
                .toList();
        return new GradientReport("function", seed, tolerance, checks, GradientDiagnosis.of(List.of()), List.of());
    }

    /** The numerical gradient of a function that draws at random would be noise divided by a tiny step. */
    private static void requireSameTwice(Scalar loss) {
        if (Double.compare(loss.value().item(), loss.value().item()) != 0) {
            throw new IllegalArgumentException(
                    "the function returns different values for the same inputs, so its gradient can't be checked;"
                            + " set it to evaluation mode, or make it draw the same values at each call");
        }
    }

    /** Returns Σ directionᵢ · ∂L/∂sourceᵢ, a scalar whose gradient is the Hessian times the directions. */
    private static Tensor directionalDerivative(Scalar loss, List<Variable> sources, List<Tensor> directions) {
        List<Tensor> gradients = gradients(loss, sources);
        Tensor sum = Tensor.scalar(DataType.DOUBLE, 0);
        for (int i = 0; i < sources.size(); i++) {
            sum = sum.add(gradients.get(i).mul(directions.get(i)).sum());
        }
        return sum;
    }

    private static List<Tensor> gradients(Scalar function, List<Variable> sources) {
        try (GradientTape tape = new GradientTape()) {
            return tape.gradient(function.value(), sources, Unconnected.ZERO).stream()
                    .map(Tensor.class::cast)
                    .toList();
        }
    }

    private List<GradientReport.Row> compare(String prefix, Scalar function, List<Variable> sources) {
        List<Tensor> gradients = gradients(function, sources);
        List<GradientReport.Row> rows = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            rows.add(compare(prefix, function, sources.get(i), gradients.get(i).toDoubleArray()));
        }
        return rows;
    }

    private GradientReport.Row compare(String prefix, Scalar function, Variable source, double[] gradient) {
        GradientReport.Row worst = null;
        for (double[] direction : directions(gradient.length)) {
            double analytic = 0;
            for (int i = 0; i < gradient.length; i++) {
                analytic += gradient[i] * direction[i];
            }
            double numeric = numericalGradient(function, source, direction);
            GradientReport.Row row =
                    row(prefix + source.name(), source.shape(), index(direction), analytic, numeric);
            // Double.compare orders NaN above every value, so no later row can hide a NaN.
            if (worst == null || Double.compare(row.relativeError(), worst.relativeError()) > 0) {
                worst = row;
            }
        }
        return Objects.requireNonNull(worst);
    }

    /** Returns the central difference (f(x + h·d) − f(x − h·d)) / 2h along a direction d, and restores x. */
    private static double numericalGradient(Scalar function, Variable source, double[] direction) {
        double[] values = source.toDoubleArray();
        try {
            double above = shifted(function, source, values, direction, STEP);
            double below = shifted(function, source, values, direction, -STEP);
            return (above - below) / (2 * STEP);
        } finally {
            source.assign(Tensor.of(DataType.DOUBLE, values, source.shape()));
        }
    }

    /** Returns f(x + step·d). */
    private static double shifted(Scalar function, Variable source, double[] values, double[] direction, double step) {
        double[] shifted = values.clone();
        Arrays.setAll(shifted, i -> values[i] + step * direction[i]);
        source.assign(Tensor.of(DataType.DOUBLE, shifted, source.shape()));
        return function.value().item();
    }

    /** Returns all unit vectors for a small tensor, some random directions of length about 1 for a large one. */
    private static List<double[]> directions(int length) {
        List<double[]> directions = new ArrayList<>();
        boolean exhaustive = length <= EXHAUSTIVE_UP_TO;
        for (int i = 0; i < (exhaustive ? length : DIRECTIONS); i++) {
            double[] direction = new double[length];
            if (exhaustive) {
                direction[i] = 1;
            } else {
                RandomNumbers draws = Randomness.of(i).numbers("GradientCheck direction", 0);
                Arrays.setAll(direction, j -> draws.normal(j) / Math.sqrt(length));
            }
            directions.add(direction);
        }
        return directions;
    }

    private static int index(double[] direction) {
        return direction.length <= EXHAUSTIVE_UP_TO ? indexOfOne(direction) : GradientReport.Row.RANDOM_DIRECTION;
    }

    private static int indexOfOne(double[] direction) {
        int index = 0;
        while (direction[index] != 1) {
            index++;
        }
        return index;
    }

    private List<Variable> sources(Tensor... x) {
        List<Variable> sources = new ArrayList<>();
        for (int index : inputsToCheck) {
            if (index < 0 || index >= x.length) {
                throw new IllegalArgumentException("onlyInputs names input " + index + ", but check was given "
                        + x.length + " inputs, counted from 0");
            }
        }
        for (int i = 0; i < x.length; i++) {
            int index = i;
            boolean selected =
                    inputsToCheck.length == 0 || Arrays.stream(inputsToCheck).anyMatch(j -> j == index);
            if (selected && x[i] instanceof Variable input) {
                input.setName("input " + i);
                sources.add(input);
            }
        }
        weights.stream().filter(Variable::trainable).forEach(sources::add);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is nothing to check: the function has no FLOAT or DOUBLE input and no trainable weight");
        }
        return sources;
    }

    private static Tensor asVariable(Tensor input) {
        return input.dataType() == DataType.INT32 ? input : new Variable("input", input.cast(DataType.DOUBLE));
    }

    private static Tensor random(int step, long... shape) {
        RandomNumbers draws = Randomness.of(0).numbers("GradientCheck projection", step);
        return Tensor.of(DataType.DOUBLE, draws.fill(Shapes.size(shape), i -> draws.uniform(0.5, 1.5, i)), shape);
    }

    /** A function that returns a scalar tensor. */
    @FunctionalInterface
    private interface Scalar {
        Tensor value();
    }
}
