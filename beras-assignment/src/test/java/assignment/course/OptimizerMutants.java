package assignment.course;

import java.util.List;

/** Wrong optimizers. */
final class OptimizerMutants {

    private static final String CORRECTED_MEAN = "Tensor correctedMean = mean.div(1 - Math.pow(BETA1, t));";
    private static final String CORRECTED_SQUARES = "Tensor correctedSquares = squares.div(1 - Math.pow(BETA2, t));";

    static final List<Mutant> ALL = List.of(
            new Mutant("goes uphill", "BasicOptimizer", "g.mul(learningRate)", "g.mul(-learningRate)", "sign"),
            new Mutant(
                    "the learning rate is missing",
                    "BasicOptimizer",
                    "g.mul(learningRate)",
                    "g",
                    "learning-rate-missing",
                    "factor"),
            new Mutant(
                    "the step is assigned",
                    "BasicOptimizer",
                    "assignSub(g.mul(learningRate))",
                    "assign(g.mul(learningRate))",
                    "assigns-step"),
            new Mutant(
                    "only the first variable moves",
                    "BasicOptimizer",
                    "i < variables.size()",
                    "i < 1",
                    "variable-left-out",
                    "no-update"),
            new Mutant(
                    "no update",
                    "BasicOptimizer",
                    "variables.get(i).assignSub(g.mul(learningRate));",
                    "g.mul(learningRate);",
                    "no-update"),
            new Mutant("goes uphill", "RMSProp", ".mul(learningRate)", ".mul(-learningRate)", "sign"),
            new Mutant(
                    "ε inside the root",
                    "RMSProp",
                    "squares.sqrt().add(EPSILON)",
                    "squares.add(EPSILON).sqrt()",
                    "epsilon-inside-root"),
            new Mutant(
                    "the root is missing",
                    "RMSProp",
                    "squares.sqrt().add(EPSILON)",
                    "squares.add(EPSILON)",
                    "root-missing"),
            new Mutant(
                    "the square is missing",
                    "RMSProp",
                    "g.mul(g).mul(1 - BETA)",
                    "g.abs().mul(1 - BETA)",
                    "square-missing"),
            new Mutant(
                    "β and 1 − β are swapped",
                    "RMSProp",
                    "squares.mul(BETA).add(g.mul(g).mul(1 - BETA))",
                    "squares.mul(1 - BETA).add(g.mul(g).mul(BETA))",
                    "decay-swapped"),
            new Mutant(
                    "the sum of squares, as AdaGrad",
                    "RMSProp",
                    "squares.mul(BETA).add(g.mul(g).mul(1 - BETA))",
                    "squares.add(g.mul(g))",
                    "sum-of-squares"),
            new Mutant(
                    "the state is forgotten",
                    "RMSProp",
                    "squares.mul(BETA).add(g.mul(g).mul(1 - BETA))",
                    "g.mul(g).mul(1 - BETA)",
                    "state-forgotten"),
            new Mutant(
                            "no bias correction",
                            "Adam",
                            CORRECTED_MEAN,
                            "Tensor correctedMean = mean;",
                            "no-bias-correction")
                    .and(CORRECTED_SQUARES, "Tensor correctedSquares = squares;"),
            new Mutant(
                    "only the first moment is corrected",
                    "Adam",
                    CORRECTED_SQUARES,
                    "Tensor correctedSquares = squares;",
                    "second-moment-not-corrected"),
            new Mutant(
                    "only the second moment is corrected",
                    "Adam",
                    CORRECTED_MEAN,
                    "Tensor correctedMean = mean;",
                    "first-moment-not-corrected"),
            new Mutant(
                    "ε inside the root",
                    "Adam",
                    "correctedSquares.sqrt().add(EPSILON)",
                    "correctedSquares.add(EPSILON).sqrt()",
                    "epsilon-inside-root"),
            new Mutant(
                    "ε is missing",
                    "Adam",
                    "correctedSquares.sqrt().add(EPSILON)",
                    "correctedSquares.sqrt()",
                    "epsilon-missing"),
            new Mutant(
                    "the root is missing",
                    "Adam",
                    "correctedSquares.sqrt().add(EPSILON)",
                    "correctedSquares.add(EPSILON)",
                    "root-missing"),
            new Mutant(
                    "t starts at 0",
                    "Adam",
                    "int t = steps.merge(w, 1, Integer::sum);",
                    "int t = steps.merge(w, 1, Integer::sum) - 1;",
                    "step-counter",
                    "nan"),
            new Mutant(
                    "t rises with every variable",
                    "Adam",
                    "int t = steps.merge(w, 1, Integer::sum);",
                    "int t = steps.merge(variables.get(0), 1, Integer::sum);",
                    "step-counter"),
            new Mutant(
                    "β₁ and β₂ are swapped",
                    "Adam",
                    "static final double BETA1 = 0.9;",
                    "static final double BETA1 = 1 - 0.001;",
                    "betas-swapped",
                    "decay-swapped",
                    "wrong-beta"),
            new Mutant(
                    "v is the mean of g",
                    "Adam",
                    "g.mul(g).mul(1 - BETA2)",
                    "g.abs().mul(1 - BETA2)",
                    "square-missing"),
            new Mutant("goes uphill", "Adam", ".mul(learningRate));", ".mul(-learningRate));", "sign"),
            new Mutant(
                    "one state for all variables of a shape",
                    "RMSProp",
                    "Variable squares = v.of(w);",
                    "Variable squares = v.of(variables.get(0).length() == w.length() ? variables.get(0) : w);",
                    "state-shared"));

    private OptimizerMutants() {}
}
