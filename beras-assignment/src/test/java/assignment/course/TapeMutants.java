package assignment.course;

import java.util.List;

/** Wrong tapes and numerical gradients. */
final class TapeMutants {

    private static final String MERGE_INPUT =
            "gradients.merge(call.input(k), call.composeInputGradient(k, g), Tensor::add);";

    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "a second gradient replaces the first",
                    "GradientTape",
                    MERGE_INPUT,
                    "gradients.put(call.input(k), call.composeInputGradient(k, g));",
                    "first-branch-only"),
            new Mutant(
                    "a second gradient is dropped",
                    "GradientTape",
                    MERGE_INPUT,
                    "gradients.putIfAbsent(call.input(k), call.composeInputGradient(k, g));",
                    "last-branch-only"),
            new Mutant(
                    "a weight used twice gets one gradient",
                    "GradientTape",
                    "gradients.merge(weights.get(k), ofWeights.get(k), Tensor::add);",
                    "gradients.put(weights.get(k), ofWeights.get(k));",
                    "first-branch-only"),
            new Mutant(
                    "the walk goes forward",
                    "GradientTape",
                    "for (int i = calls.size() - 1; i >= 0; i--) {",
                    "for (int i = 0; i < calls.size(); i++) {",
                    "forward-order"),
            new Mutant(
                    "the walk leaves out the first call",
                    "GradientTape",
                    "for (int i = calls.size() - 1; i >= 0; i--) {",
                    "for (int i = calls.size() - 1; i > 0; i--) {",
                    "first-call-left-out"),
            new Mutant(
                    "the walk starts at the value of the target",
                    "GradientTape",
                    "gradients.put(target, Tensor.onesLike(target));",
                    "gradients.put(target, target);",
                    "start-value"),
            new Mutant(
                    "the walk starts at zero",
                    "GradientTape",
                    "gradients.put(target, Tensor.onesLike(target));",
                    "gradients.put(target, Tensor.zerosLike(target));",
                    "start-value",
                    "zero"),
            new Mutant(
                    "the weights get nothing",
                    "GradientTape",
                    "gradients.merge(weights.get(k), ofWeights.get(k), Tensor::add);",
                    "ofWeights.get(k);",
                    "weights-left-out"),
            new Mutant(
                    "a tensor used twice by one call counts once",
                    "GradientTape",
                    "if (dependents.contains(call.input(k))) {",
                    "if (dependents.contains(call.input(k)) && call.inputs().indexOf(call.input(k)) == k) {",
                    "counted-once"),
            new Mutant(
                    "the gradients come in another order",
                    "GradientTape",
                    "            result.add(gradient);",
                    "            result.add(0, gradient);",
                    "swapped-order"),
            new Mutant(
                    "an independent source gives zeros",
                    "GradientTape",
                    "            if (gradient == null) {",
                    "            if (gradient == null) {\n"
                            + "                gradient = Tensor.zerosLike(source);\n"
                            + "            }\n"
                            + "            if (gradient == null) {",
                    "unconnected-gives-zeros"),
            new Mutant(
                    "the tape records its own gradients",
                    "GradientTape",
                    "        close();\n",
                    "",
                    "records-gradients"),
            new Mutant(
                    "a difference to one side",
                    "NumericalGradient",
                    "moved[i] = x[i] - h;",
                    "moved[i] = x[i];",
                    "half"),
            new Mutant(
                    "the factor 2 is missing",
                    "NumericalGradient",
                    "(above - below) / (2 * h)",
                    "(above - below) / h",
                    "double"),
            new Mutant(
                    "a forward difference",
                    "NumericalGradient",
                    "            moved[i] = x[i] - h;\n"
                            + "            double below = f.applyAsDouble(moved);\n"
                            + "            moved[i] = x[i];\n"
                            + "            gradient[i] = (above - below) / (2 * h);",
                    "            moved[i] = x[i];\n"
                            + "            double below = f.applyAsDouble(moved);\n"
                            + "            gradient[i] = (above - below) / h;",
                    "one-sided"),
            new Mutant("the sign is wrong", "NumericalGradient", "(above - below)", "(below - above)", "sign"),
            new Mutant(
                    "moved elements are not put back",
                    "NumericalGradient",
                    "            moved[i] = x[i];\n            gradient",
                    "            gradient",
                    "not-restored"),
            new Mutant(
                    "x is changed",
                    "NumericalGradient",
                    "            moved[i] = x[i];\n            gradient",
                    "            moved[i] = x[i];\n            x[i] = x[i] + h;\n            gradient",
                    "changes-input"));

    private TapeMutants() {}
}
