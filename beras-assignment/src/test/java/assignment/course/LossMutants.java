package assignment.course;

import java.util.List;

/** Wrong losses. */
final class LossMutants {

    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "the mean is missing",
                    "MeanSquaredError",
                    "error.mul(error).mean()",
                    "error.mul(error).sum()",
                    "sum-for-mean"),
            new Mutant(
                    "the mean is over the batch only",
                    "MeanSquaredError",
                    "error.mul(error).mean()",
                    "error.mul(error).sum().div(error.size(0))",
                    "mean-over-batch-only"),
            new Mutant(
                    "the square is missing",
                    "MeanSquaredError",
                    "error.mul(error).mean()",
                    "org.nd4j.linalg.ops.transforms.Transforms.abs(error).mean()",
                    "square-missing"),
            new Mutant(
                    "the root of the mean",
                    "MeanSquaredError",
                    "return error.mul(error).mean();",
                    "return org.nd4j.linalg.ops.transforms.Transforms.sqrt(error.mul(error).mean());",
                    "root-too-many"),
            new Mutant(
                    "half of the square",
                    "MeanSquaredError",
                    "error.mul(error).mean()",
                    "error.mul(error).mean().div(2)",
                    "half"),
            new Mutant(
                    "the gradient lacks the mean",
                    "MeanSquaredError",
                    "error.mul(2.0 / error.length())",
                    "error.mul(2.0)",
                    "sum-for-mean"),
            new Mutant(
                    "the gradient divides by the batch only",
                    "MeanSquaredError",
                    "2.0 / error.length()",
                    "2.0 / error.size(0)",
                    "mean-over-batch-only"),
            new Mutant(
                    "the factor 2 is missing",
                    "MeanSquaredError",
                    "2.0 / error.length()",
                    "1.0 / error.length()",
                    "half"),
            new Mutant(
                    "target − prediction",
                    "MeanSquaredError",
                    "call.input(0).sub(call.input(1))",
                    "call.input(1).sub(call.input(0))",
                    "sign"),
            new Mutant(
                    "the upstream gradient is missing",
                    "MeanSquaredError",
                    "error.mul(2.0 / error.length()).mul(g)",
                    "error.mul(2.0 / error.length())",
                    "missing-upstream"),
            new Mutant("the sign is missing", "CategoricalCrossEntropy", "div(-p.size(0));", "div(p.size(0));", "sign"),
            new Mutant(
                    "the mean is missing",
                    "CategoricalCrossEntropy",
                    "sum().div(-p.size(0))",
                    "sum().neg()",
                    "sum-for-mean"),
            new Mutant(
                    "the mean is over all elements",
                    "CategoricalCrossEntropy",
                    "sum().div(-p.size(0))",
                    "mean().neg()",
                    "mean-over-classes"),
            new Mutant(
                    "the logarithm has base 2",
                    "CategoricalCrossEntropy",
                    "Transforms.log(p).mul(y)",
                    "Transforms.log(p).div(Math.log(2)).mul(y)",
                    "log-base"),
            new Mutant(
                    "nothing is clipped",
                    "CategoricalCrossEntropy",
                    "Transforms.max(inputs[0], SMALLEST)",
                    "inputs[0]",
                    "no-clipping"),
            new Mutant(
                    "the gradient lacks the mean",
                    "CategoricalCrossEntropy",
                    "y.div(p).div(-p.size(0)).mul(g)",
                    "y.div(p).neg().mul(g)",
                    "sum-for-mean"),
            new Mutant(
                    "the gradient has the wrong sign",
                    "CategoricalCrossEntropy",
                    "y.div(p).div(-p.size(0)).mul(g)",
                    "y.div(p).div(p.size(0)).mul(g)",
                    "sign"),
            new Mutant(
                    "p − y, the gradient of softmax and cross-entropy together",
                    "CategoricalCrossEntropy",
                    "y.div(p).div(-p.size(0)).mul(g)",
                    "p.sub(y).div(p.size(0)).mul(g)",
                    "softmax-counted-twice"),
            new Mutant(
                    "the upstream gradient is missing",
                    "CategoricalCrossEntropy",
                    "y.div(p).div(-p.size(0)).mul(g)",
                    "y.div(p).div(-p.size(0))",
                    "missing-upstream"),
            new Mutant(
                    "the gradient has the logarithm",
                    "CategoricalCrossEntropy",
                    "y.div(p).div(-p.size(0)).mul(g)",
                    "y.mul(p.log()).div(-p.size(0)).mul(g)",
                    "value-for-gradient"));

    private LossMutants() {}
}
