package io.beras.core.gradcheck;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The weights and the gradients of a few steps: what an optimizer and a formula both get.
 *
 * <p>The elements of a gradient are near 1 or near 1e-4, where ε matters, and a single element is always 0. At step 2 the
 * second variable has no gradient.
 *
 * @param weights the initial weights of each variable
 * @param gradients the gradients by step and variable
 */
record OptimizerTrial(List<NamedWeights> weights, List<List<double @Nullable []>> gradients) {

    private static final int STEPS = 4;
    private static final double SMALL = 1e-4;

    /** The initial weights of a variable. */
    record NamedWeights(String name, long[] shape, double[] values) {}

    /** Draws a trial of three variables: two of the same name and shape, as in two layers, and a bias. */
    static OptimizerTrial ofThree(long seed) {
        return of(Randomness.of(seed), List.of("w", "w", "b"), List.of(3, 3, 1));
    }

    /** Draws a trial of two variables of the same name and shape. */
    static OptimizerTrial ofTwo(long seed) {
        return of(Randomness.of(seed), List.of("w", "w"), List.of(3, 3));
    }

    private static OptimizerTrial of(Randomness randomness, List<String> names, List<Integer> rows) {
        int columns = 5;
        List<NamedWeights> weights = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            RandomNumbers numbers = randomness.numbers("OptimizerCheck weights", i);
            int n = rows.get(i) * columns;
            weights.add(new NamedWeights(
                    names.get(i), new long[] {rows.get(i), columns}, numbers.fill(n, numbers::normal)));
        }
        List<List<double @Nullable []>> gradients = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            List<double @Nullable []> ofStep = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                RandomNumbers numbers = randomness.numbers("OptimizerCheck gradients", step * names.size() + i);
                ofStep.add(step == 1 && i == 1 ? null : gradient(numbers, rows.get(i) * columns));
            }
            gradients.add(ofStep);
        }
        return new OptimizerTrial(weights, gradients);
    }

    private static double[] gradient(RandomNumbers numbers, int n) {
        double[] g = new double[n];
        for (int i = 1; i < n; i++) {
            double sign = numbers.uniform(2L * i) < 0.5 ? -1 : 1;
            double size = numbers.uniform(0.5, 1.5, 2L * i + 1);
            g[i] = sign * size * (i % 2 == 0 ? 1 : SMALL);
        }
        return g;
    }

    /** Returns the variables with their initial weights, in DOUBLE. */
    List<Variable> variables() {
        return weights.stream()
                .map(w -> new Variable(w.name(), Tensor.of(DataType.DOUBLE, w.values(), w.shape())))
                .toList();
    }

    /** Returns the gradients of a step as tensors. */
    List<@Nullable Tensor> gradientTensors(int step) {
        List<@Nullable Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            double[] g = gradients.get(step).get(i);
            tensors.add(
                    g == null
                            ? null
                            : Tensor.of(DataType.DOUBLE, g, weights.get(i).shape()));
        }
        return tensors;
    }

    /** Runs an optimizer, and returns the change of each variable at each step. */
    WeightChanges run(Optimizer optimizer) {
        List<Variable> variables = variables();
        WeightChanges changes = new WeightChanges(this);
        for (int step = 0; step < gradients.size(); step++) {
            List<double[]> before = values(variables);
            optimizer.applyGradients(variables, gradientTensors(step));
            changes.add(before, values(variables));
        }
        return changes;
    }

    private static List<double[]> values(List<Variable> variables) {
        return variables.stream().map(Tensor::toDoubleArray).toList();
    }

    /** Runs a formula with these states, and returns the change of each variable at each step. */
    WeightChanges run(UpdateRule rule, UpdateStates states) {
        List<double[]> w = weights.stream().map(each -> each.values().clone()).toList();
        WeightChanges changes = new WeightChanges(this);
        for (int step = 0; step < gradients.size(); step++) {
            List<double[]> before = w.stream().map(double[]::clone).toList();
            for (int i = 0; i < w.size(); i++) {
                double[] g = gradients.get(step).get(i);
                if (g != null) {
                    rule.update(w.get(i), g.clone(), states.of(step, i));
                }
            }
            changes.add(before, w);
        }
        return changes;
    }

    /** Returns this trial with zeros in place of each missing gradient. */
    OptimizerTrial withZerosForNull() {
        return mapGradients(
                (step, i, g) -> g == null ? new double[weights.get(i).values().length] : g);
    }

    /** Returns this trial without the gradients that follow a missing gradient in the same step. */
    OptimizerTrial withoutGradientsAfterNull() {
        return mapGradients((step, i, g) -> gradients.get(step).subList(0, i).contains(null) ? null : g);
    }

    /** Returns this trial with gradients for the first variable only. */
    OptimizerTrial withGradientsOfFirst() {
        return mapGradients((step, i, g) -> i == 0 ? g : null);
    }

    private OptimizerTrial mapGradients(GradientMap map) {
        List<List<double @Nullable []>> mapped = new ArrayList<>();
        for (int step = 0; step < gradients.size(); step++) {
            List<double @Nullable []> ofStep = new ArrayList<>();
            for (int i = 0; i < weights.size(); i++) {
                ofStep.add(map.apply(step, i, gradients.get(step).get(i)));
            }
            mapped.add(ofStep);
        }
        return new OptimizerTrial(weights, mapped);
    }

    private interface GradientMap {
        double @Nullable [] apply(int step, int variable, double @Nullable [] g);
    }
}
