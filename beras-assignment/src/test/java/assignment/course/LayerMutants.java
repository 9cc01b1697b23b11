package assignment.course;

import java.util.List;

/** Wrong layers and activations. */
final class LayerMutants {

    static final List<Mutant> ALL = List.of(
            // Dense
            new Mutant(
                    "the bias is missing",
                    "Dense",
                    "return inputs[0].mmul(w.array()).addRowVector(b.array());",
                    "return inputs[0].mmul(w.array());",
                    "missing-bias"),
            new Mutant(
                    "the bias is subtracted",
                    "Dense",
                    "addRowVector(b.array())",
                    "subRowVector(b.array())",
                    "bias-sign"),
            new Mutant(
                    "the bias is added to the first row only",
                    "Dense",
                    "return inputs[0].mmul(w.array()).addRowVector(b.array());",
                    "INDArray y = inputs[0].mmul(w.array()); y.getRow(0).addi(b.array().getRow(0)); return y;",
                    "bias-first-row-only"),
            new Mutant(
                    "a gradient method changes the input",
                    "Dense",
                    "        Tensor x = call.input(0);\n",
                    "        Tensor x = call.input(0);\n        x.array().muli(2);\n",
                    "changes-input"),
            new Mutant(
                    "∂w is divided by the batch size",
                    "Dense",
                    "g -> x.transposeMatmul(g),",
                    "g -> x.transposeMatmul(g).div(x.size(0)),",
                    "mean-for-sum"),
            new Mutant(
                    "∂b is divided by the batch size",
                    "Dense",
                    "g -> g.sumKeepDims(0)",
                    "g -> g.sumKeepDims(0).div(x.size(0))",
                    "mean-for-sum"),
            new Mutant(
                    "∂w without the upstream gradient",
                    "Dense",
                    "g -> x.transposeMatmul(g),",
                    "g -> x.transposeMatmul(Tensor.onesLike(g)),",
                    "missing-upstream"),
            new Mutant(
                    "∂b without the upstream gradient",
                    "Dense",
                    "g -> g.sumKeepDims(0)",
                    "g -> Tensor.onesLike(g).sumKeepDims(0)",
                    "missing-upstream"),
            new Mutant(
                    "∂w is transposed",
                    "Dense",
                    "g -> x.transposeMatmul(g),",
                    "g -> g.transposeMatmul(x),",
                    "transposed"),
            new Mutant(
                    "∂w has the sign of descent",
                    "Dense",
                    "g -> x.transposeMatmul(g),",
                    "g -> x.transposeMatmul(g).neg(),",
                    "sign"),
            new Mutant(
                    "∂b is not summed over the batch",
                    "Dense",
                    "g -> g.sumKeepDims(0)",
                    "g -> g",
                    "not-summed-over-batch"),
            new Mutant(
                    "∂b is summed over the columns",
                    "Dense",
                    "g -> g.sumKeepDims(0)",
                    "g -> g.sumKeepDims(1)",
                    "wrong-axis"),
            new Mutant(
                    "the gradients are in the order b, w",
                    "Dense",
                    "List.of(g -> x.transposeMatmul(g), g -> g.sumKeepDims(0))",
                    "List.of(g -> g.sumKeepDims(0), g -> x.transposeMatmul(g))",
                    "swapped-order"),
            new Mutant(
                    "the gradient of b is missing",
                    "Dense",
                    "List.of(g -> x.transposeMatmul(g), g -> g.sumKeepDims(0))",
                    "List.of(g -> x.transposeMatmul(g))",
                    "wrong-count"),
            new Mutant(
                    "∂x without the upstream gradient",
                    "Dense",
                    "g -> g.matmulTranspose(w)",
                    "g -> Tensor.onesLike(g).matmulTranspose(w)",
                    "missing-upstream"),
            new Mutant(
                    "∂x has the wrong sign",
                    "Dense",
                    "g -> g.matmulTranspose(w)",
                    "g -> g.matmulTranspose(w).neg()",
                    "sign"),
            new Mutant(
                    "∂x is the mean over the batch",
                    "Dense",
                    "g -> g.matmulTranspose(w)",
                    "g -> g.matmulTranspose(w).div(g.size(0))",
                    "mean-for-sum"),
            new Mutant(
                    "∂x is zero", "Dense", "g -> g.matmulTranspose(w)", "g -> Tensor.zerosLike(call.input(0))", "zero"),
            new Mutant(
                            "the input is kept in a field",
                            "Dense",
                            "        Tensor x = call.input(0);\n",
                            "        Tensor x = kept;\n",
                            "keeps-input")
                    .and("private final Variable b;", "private final Variable b;\n    private Tensor kept;")
                    .and(
                            "        return inputs[0].mmul(w.array()).addRowVector(b.array());",
                            "        kept = Tensor.of(inputs[0]);\n"
                                    + "        return inputs[0].mmul(w.array()).addRowVector(b.array());"),
            new Mutant(
                    "all weights start at zero",
                    "Dense",
                    "return Tensor.randomNormal(in, out).mul(sigma);",
                    "return Tensor.zeros(in, out);",
                    "zero-weights"),
            new Mutant(
                    "kaiming counts the outputs",
                    "Dense",
                    "Math.sqrt(2.0 / in);",
                    "Math.sqrt(2.0 / out);",
                    "wrong-variance"),
            new Mutant(
                    "xavier takes the variance for the standard deviation",
                    "Dense",
                    "Math.sqrt(2.0 / (in + out))",
                    "2.0 / (in + out)",
                    "wrong-variance"),
            new Mutant("the fraction is an int", "Dense", "Math.sqrt(2.0 / in);", "Math.sqrt(2 / in);", "zero-weights"),
            // ReLU
            new Mutant("the mask is missing", "ReLU", "g -> g.mul(slope)", "g -> g", "missing-derivative"),
            new Mutant(
                    "the mask is that of the upstream gradient",
                    "ReLU",
                    "g -> g.mul(slope)",
                    "g -> g.mul(g.greater(0))",
                    "mask-from-upstream"),
            new Mutant(
                    "the upstream gradient is missing", "ReLU", "g -> g.mul(slope)", "g -> slope", "missing-upstream"),
            new Mutant(
                    "the mask is inverted",
                    "ReLU",
                    "call.input(0).greater(0)",
                    "call.input(0).less(0)",
                    "slope-sides-swapped"),
            new Mutant(
                    "forward keeps negative elements",
                    "ReLU",
                    "Transforms.max(inputs[0], 0)",
                    "Transforms.abs(inputs[0])",
                    "absolute-value"),
            // LeakyReLU
            new Mutant(
                    "the slope is 0 below 0",
                    "LeakyReLU",
                    "g.where(positive, g.mul(alpha))",
                    "g.where(positive, Tensor.zerosLike(g))",
                    "slope-missing"),
            new Mutant(
                    "the upstream gradient is missing below 0",
                    "LeakyReLU",
                    "g.where(positive, g.mul(alpha))",
                    "g.where(positive, Tensor.fullLike(g, alpha))",
                    "missing-upstream"),
            new Mutant(
                    "the slope is on the wrong side",
                    "LeakyReLU",
                    "g.where(positive, g.mul(alpha))",
                    "g.mul(alpha).where(positive, g)",
                    "slope-sides-swapped"),
            new Mutant(
                    "the slope is 1 everywhere",
                    "LeakyReLU",
                    "g.where(positive, g.mul(alpha))",
                    "g",
                    "missing-derivative"),
            new Mutant(
                    "forward ignores alpha",
                    "LeakyReLU",
                    "Transforms.min(x, 0).mul(alpha)",
                    "Transforms.min(x, 0).mul(0)",
                    "slope-missing"),
            // Sigmoid
            new Mutant(
                    "x takes the place of y",
                    "Sigmoid",
                    "Tensor y = call.output();",
                    "Tensor y = call.input(0);",
                    "input-for-output"),
            new Mutant(
                    "the factor 1 − y is missing",
                    "Sigmoid",
                    "g.mul(y).mul(y.subtractFrom(1))",
                    "g.mul(y)",
                    "factor-missing"),
            new Mutant(
                    "the upstream gradient is missing",
                    "Sigmoid",
                    "g.mul(y).mul(y.subtractFrom(1))",
                    "y.mul(y.subtractFrom(1))",
                    "missing-upstream"),
            new Mutant(
                    "y² in place of y(1 − y)",
                    "Sigmoid",
                    "g.mul(y).mul(y.subtractFrom(1))",
                    "g.mul(y).mul(y)",
                    "other-slope",
                    "factor-missing"),
            new Mutant(
                    "1 − y² is the slope of tanh",
                    "Sigmoid",
                    "g.mul(y).mul(y.subtractFrom(1))",
                    "g.mul(y.mul(y).subtractFrom(1))",
                    "other-function"),
            new Mutant(
                    "forward has the wrong sign in the exponent",
                    "Sigmoid",
                    "Transforms.exp(inputs[0].neg())",
                    "Transforms.exp(inputs[0])",
                    "exponent-sign"),
            // Softmax
            new Mutant(
                    "only the diagonal of the Jacobian",
                    "Softmax",
                    "y.mul(g.sub(g.mul(y).sumKeepDims(1)))",
                    "y.mul(y.subtractFrom(1)).mul(g)",
                    "diagonal-only"),
            new Mutant(
                    "the term −y·yᵀ is missing",
                    "Softmax",
                    "y.mul(g.sub(g.mul(y).sumKeepDims(1)))",
                    "y.mul(g)",
                    "off-diagonal-missing"),
            new Mutant(
                    "the term −y·yᵀ has the wrong sign",
                    "Softmax",
                    "y.mul(g.sub(g.mul(y).sumKeepDims(1)))",
                    "y.mul(g.add(g.mul(y).sumKeepDims(1)))",
                    "off-diagonal-sign"),
            new Mutant(
                    "the gradient sums over the batch",
                    "Softmax",
                    "g.mul(y).sumKeepDims(1)",
                    "g.mul(y).sumKeepDims(0)",
                    "batch-axis",
                    "wrong-axis"),
            new Mutant(
                    "the upstream gradient is missing",
                    "Softmax",
                    "return List.of(g -> y.mul(g.sub(g.mul(y).sumKeepDims(1))));",
                    "return List.of(u -> { Tensor g = Tensor.onesLike(u); return y.mul(g.sub(g.mul(y).sumKeepDims(1))); });",
                    "missing-upstream",
                    "zero"),
            new Mutant(
                    "the largest element is not subtracted",
                    "Softmax",
                    "Transforms.exp(x.subColumnVector(x.max(true, 1)))",
                    "Transforms.exp(x)",
                    "not-stable"),
            new Mutant(
                    "forward sums over the batch",
                    "Softmax",
                    "INDArray e = Transforms.exp(x.subColumnVector(x.max(true, 1)));\n        return e.divColumnVector(e.sum(true, 1));",
                    "INDArray e = Transforms.exp(x.subRowVector(x.max(true, 0)));\n        return e.divRowVector(e.sum(true, 0));",
                    "batch-axis"),
            new Mutant(
                    "forward subtracts by row and sums over the batch",
                    "Softmax",
                    "e.divColumnVector(e.sum(true, 1))",
                    "e.divRowVector(e.sum(true, 0))",
                    "batch-axis"),
            new Mutant(
                    "forward sums over everything",
                    "Softmax",
                    "e.divColumnVector(e.sum(true, 1))",
                    "e.div(e.sumNumber())",
                    "over-everything"),
            new Mutant(
                    "forward does not divide",
                    "Softmax",
                    "return e.divColumnVector(e.sum(true, 1));",
                    "return e;",
                    "not-normalized"));

    private LayerMutants() {}
}
