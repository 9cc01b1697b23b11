package assignment.course;

import java.util.List;

/** Properties of a dense layer that miss wrong layers, or reject right ones. */
final class PropertyMutants {

    private static final String TRIALS = "return holdsFor(dense, 5, 3, 2) && holdsFor(dense, 4, 3, 3);";

    static final List<Mutant> ALL = List.of(
            new Mutant("true for each layer", "DenseProperties", TRIALS, "return true;", "always-true"),
            new Mutant("false for each layer", "DenseProperties", TRIALS, "return false;", "rejects-right"),
            new Mutant("the values only", "DenseProperties", """
                    .add(b))
                                    && holdsForInput(layer, x, g, call.composeInputGradients(g).get(0))
                                    && holdsForWeight(layer, x, g, w, ofWeights.get(0))
                                    && holdsForWeight(layer, x, g, b, ofWeights.get(1));""", ".add(b));", "values-only"),
            new Mutant(
                    "∂w is left out",
                    "DenseProperties",
                    "&& holdsForWeight(layer, x, g, w, ofWeights.get(0))",
                    "",
                    "weight-gradient-unchecked"),
            new Mutant(
                    "∂b is left out",
                    "DenseProperties",
                    "&& holdsForWeight(layer, x, g, b, ofWeights.get(1))",
                    "",
                    "bias-gradient-unchecked"),
            new Mutant(
                    "∂x is left out",
                    "DenseProperties",
                    "&& holdsForInput(layer, x, g, call.composeInputGradients(g).get(0))",
                    "",
                    "input-gradient-unchecked"),
            new Mutant(
                    "an upstream gradient of ones",
                    "DenseProperties",
                    "Tensor g = random(n, out);",
                    "Tensor g = Tensor.ones(DataType.DOUBLE, n, out);",
                    "upstream-of-ones"),
            new Mutant(
                    "layers of one output only",
                    "DenseProperties",
                    TRIALS,
                    "return holdsFor(dense, 5, 3, 1) && holdsFor(dense, 4, 1, 1);",
                    "one-output"),
            new Mutant(
                    "weights of ones",
                    "DenseProperties",
                    "random(in, out)",
                    "Tensor.ones(DataType.DOUBLE, in, out)",
                    "weights-of-ones"),
            new Mutant(
                            "no tolerance",
                            "DenseProperties",
                            "call.output().allClose(x.matmul(w).add(b))",
                            "call.output().allClose(x.matmul(w).add(b), 0, 0)",
                            "exact-comparison")
                    .and(TRIALS, "return holdsFor(dense, 50, 30, 20) && holdsFor(dense, 40, 30, 30);"));

    private PropertyMutants() {}
}
