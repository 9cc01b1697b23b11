package io.beras.core.gradcheck;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Runs a function in FLOAT, the type of training, and compares with DOUBLE: at the given inputs, and at inputs so large that
 * an unstable formula overflows.
 *
 * <p>Only what can't be an accident counts: NaN or infinity where DOUBLE gives a value that FLOAT can hold, and values at the
 * given inputs that are off by more than a hundredth of the largest.
 */
final class FloatPass {

    private static final double[] LARGE = {100, -100, 1e4, -1e4};
    private static final double GARBAGE = 0.02;
    private static final double ANY = Double.POSITIVE_INFINITY;

    /** A value is the result of a few roundings in a row, each of half a unit of the last place of FLOAT. */
    private static final double ROUNDING = 16 * Math.ulp(1f) / 2;

    private static final double HOLDS = Float.MAX_VALUE / 1e3;

    private final Callable function;
    private final List<Tensor> inputs;
    private final List<Tensor> scaled;
    private final List<Variable> sources;
    private final WeightKeeper keeper;
    private final DoubleSupplier sensitivity;

    /**
     * Prepares the pass.
     *
     * @param inputs the given inputs
     * @param scaled the inputs to enlarge, in turn
     * @param sources the weights by which the gradient is taken besides the scaled inputs
     * @param sensitivity by how much rounding each input and each intermediate value by a factor 1 + ε changes the values,
     *     divided by ε
     */
    FloatPass(
            Callable function,
            List<Tensor> inputs,
            List<Tensor> scaled,
            List<Variable> sources,
            WeightKeeper keeper,
            DoubleSupplier sensitivity) {
        this.function = function;
        this.inputs = inputs;
        this.scaled = scaled;
        this.sources = sources;
        this.keeper = keeper;
        this.sensitivity = sensitivity;
    }

    /** Returns the diagnosis of the first difference; adds a note if the function can't run in FLOAT. */
    Optional<Diagnosis> run(List<String> notes) {
        List<List<Tensor>> points = new ArrayList<>(List.of(inputs));
        List<String> names = new ArrayList<>(List.of("at the given inputs"));
        for (Tensor x : scaled) {
            for (double size : LARGE) {
                points.add(enlarged(x, size));
                names.add(String.format(Locale.ROOT, "at inputs of the size of %.0f", size));
            }
        }
        keeper.reset(DataType.DOUBLE);
        List<double @Nullable []> inDouble = values(points, DataType.DOUBLE);
        double tolerance = tolerance(inDouble.get(0)); // calls the function, whose weights are DOUBLE now
        keeper.reset(DataType.FLOAT);
        try {
            FirstOrder first = firstOrder();
            double[] y = first.values();
            Optional<Diagnosis> atGiven = compare(names.get(0), inDouble.get(0), y, ANY)
                    .or(() -> compare(names.get(0), inDouble.get(0), y, tolerance));
            if (atGiven.isPresent()) {
                return atGiven;
            }
            List<double @Nullable []> inFloat = values(points, DataType.FLOAT);
            for (int i = 1; i < points.size(); i++) {
                Optional<Diagnosis> found = compare(names.get(i), inDouble.get(i), inFloat.get(i), ANY);
                if (found.isPresent()) {
                    return found;
                }
            }
            return gradients(first, y.length);
        } catch (RuntimeException e) {
            notes.add("the pass in FLOAT was left out, because the function refuses FLOAT: " + e.getMessage());
            return Optional.empty();
        } finally {
            keeper.reset(DataType.DOUBLE);
        }
    }

    private FirstOrder firstOrder() {
        List<Tensor> x = new ArrayList<>();
        List<Variable> all = new ArrayList<>();
        for (Tensor input : inputs) {
            Tensor given = as(input, DataType.FLOAT);
            x.add(given);
            if (scaled.contains(input)) {
                Variable source = new Variable("input", given);
                x.set(x.size() - 1, source);
                all.add(source);
            }
        }
        all.addAll(sources);
        return new FirstOrder(function, x, all);
    }

    private Optional<Diagnosis> gradients(FirstOrder inFloat, int length) {
        double[] g = new double[length];
        Arrays.fill(g, 1);
        List<double[]> actual = inFloat.gradients(g);
        keeper.reset(DataType.DOUBLE);
        List<Tensor> x = new ArrayList<>();
        List<Variable> all = new ArrayList<>();
        for (Tensor input : inFloat.inputs()) {
            if (input instanceof Variable variable) {
                Variable wide = new Variable("input", variable.cast(DataType.DOUBLE));
                x.add(wide);
                all.add(wide);
            } else {
                x.add(as(input, DataType.DOUBLE));
            }
        }
        all.addAll(sources);
        List<double[]> expected = new FirstOrder(function, x, all).gradients(g);
        for (int i = 0; i < expected.size(); i++) {
            Optional<Diagnosis> found =
                    compare("in the gradient at the given inputs", expected.get(i), actual.get(i), ANY);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns the values at each point, null where the function refuses it. */
    private List<double @Nullable []> values(List<List<Tensor>> points, DataType type) {
        List<double @Nullable []> values = new ArrayList<>();
        for (List<Tensor> point : points) {
            Tensor[] x = point.stream().map(each -> as(each, type)).toArray(Tensor[]::new);
            try {
                values.add(function.call(x).toDoubleArray());
            } catch (RuntimeException refusal) {
                values.add(null);
            }
        }
        return values;
    }

    private List<Tensor> enlarged(Tensor x, double size) {
        double largest = x.abs().max().item();
        List<Tensor> point = new ArrayList<>(inputs);
        if (largest > 0) {
            point.replaceAll(each -> each == x ? x.mul(size / largest) : each);
        }
        return point;
    }

    /** Returns the largest difference of the values at the given inputs that rounding to FLOAT may explain. */
    private double tolerance(double @Nullable [] y) {
        if (y == null) {
            return ANY;
        }
        double largest = 0;
        for (double value : y) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        return Math.max(GARBAGE * largest, ROUNDING * sensitivity.getAsDouble());
    }

    private static Optional<Diagnosis> compare(
            String where, double @Nullable [] inDouble, double @Nullable [] inFloat, double tolerance) {
        if (inDouble == null || inFloat == null) {
            return Optional.empty();
        }
        for (int i = 0; i < inDouble.length; i++) {
            boolean holds = Math.abs(inDouble[i]) <= HOLDS;
            boolean isOff = !Double.isFinite(inFloat[i]) || Math.abs(inFloat[i] - inDouble[i]) > tolerance;
            if (holds && isOff) {
                return Optional.of(new Diagnosis(
                        "not-stable",
                        String.format(
                                Locale.ROOT,
                                "looks like a formula that is right in DOUBLE but not in FLOAT, %s: FLOAT gives %s where"
                                        + " DOUBLE gives %.6g; avoid large intermediate values, as a softmax does that"
                                        + " subtracts the largest element of each row first",
                                where,
                                inFloat[i],
                                inDouble[i])));
            }
        }
        return Optional.empty();
    }

    private static Tensor as(Tensor x, DataType type) {
        return x.dataType() == DataType.INT32 ? x : x.cast(type);
    }
}
