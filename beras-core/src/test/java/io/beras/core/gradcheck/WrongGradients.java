package io.beras.core.gradcheck;

import io.beras.core.Call;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.nd4j.linalg.api.buffer.DataType;

/** Wrong gradients, as students write them, each with the cause that its diagnosis must name first. */
final class WrongGradients {

    /**
     * A wrong gradient.
     *
     * @param name the function and the mistake
     * @param cause the identifier of the first diagnosis
     * @param function makes the function
     * @param inputs draws inputs from a seed
     */
    record Case(String name, String cause, IntFunction<WrittenGradients> function, IntFunction<Tensor[]> inputs) {
        @Override
        public String toString() {
            return name + ": " + cause;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    private WrongGradients() {
        dense();
        rectifiers();
        slopes();
        softmax();
        losses();
        normalizations();
        sumsAndProducts();
    }

    static List<Case> all() {
        return List.copyOf(new WrongGradients().cases);
    }

    private void dense() {
        ofW("right", (x, g) -> x.transposeMatmul(g));
        ofW("mean-for-sum", (x, g) -> x.transposeMatmul(g).div(5));
        ofW("missing-upstream", (x, g) -> x.transposeMatmul(Tensor.onesLike(g)));
        ofW("transposed", (x, g) -> g.transposeMatmul(x).reshape(3, 7));
        ofW("sign", (x, g) -> x.transposeMatmul(g).neg());
        ofW("sign", (x, g) -> x.transposeMatmul(g).div(-5));
        ofW("zero", (x, g) -> x.transposeMatmul(g).mul(0));
        ofW("nan", (x, g) -> x.transposeMatmul(g).mul(Double.NaN));
        ofW("partly-wrong", (x, g) -> x.slice(0, 0, 1).transposeMatmul(g.slice(0, 0, 1)), "not-summed-over-batch");
        ofB("not-summed-over-batch", g -> g.slice(0, 0, 1));
        ofB("not-summed-over-batch", g -> g.slice(0, 4, 5));
        ofB("wrong-axis", g -> g.sum().broadcastTo(1, 7));
        ofB("mean-for-sum", g -> g.meanKeepDims(0));
        ofB("half", g -> g.sumKeepDims(0).div(2));
        ofB("double", g -> g.sumKeepDims(0).mul(2));
        ofB("factor", g -> g.sumKeepDims(0).mul(0.3));
        ofB("missing-upstream", g -> Tensor.onesLike(g).sumKeepDims(0));
        ofX("missing-upstream", (w, g) -> Tensor.onesLike(g).matmulTranspose(w));
        ofSquareX("transposed", (w, g) -> g.matmul(w));
        ofSquareX("missing-derivative", (w, g) -> g);
        ofSquareX("transposed", (w, g) -> w.matmulTranspose(g));
    }

    private void ofW(String cause, BiFunction<Tensor, Tensor, Tensor> gradient) {
        dense("∂w", cause, seed -> affine(seed).weight(0, (call, g) -> gradient.apply(call.input(0), g)));
    }

    private void ofW(String name, BiFunction<Tensor, Tensor, Tensor> gradient, String cause) {
        dense("∂w, " + name, cause, seed -> affine(seed).weight(0, (call, g) -> gradient.apply(call.input(0), g)));
    }

    private void ofB(String cause, Function<Tensor, Tensor> gradient) {
        dense("∂b", cause, seed -> affine(seed).weight(1, (call, g) -> gradient.apply(g)));
    }

    private void ofX(String cause, BiFunction<Tensor, Tensor, Tensor> gradient) {
        dense("∂x", cause, seed -> {
            WrittenGradients affine = affine(seed);
            return affine.input(
                    0, (call, g) -> gradient.apply(affine.ownWeights().get(0), g));
        });
    }

    private void dense(String name, String cause, IntFunction<WrittenGradients> function) {
        cases.add(new Case("dense " + name, cause, function, seed -> tensors(normal(seed, 5, 3))));
    }

    private void ofSquareX(String cause, BiFunction<Tensor, Tensor, Tensor> gradient) {
        cases.add(new Case(
                "square dense ∂x",
                cause,
                seed -> {
                    Variable w = new Variable("w", normal(seed + 50, 4, 4));
                    return new WrittenGradients(x -> x[0].matmul(w), w)
                            .weight(0, (call, g) -> call.input(0).transposeMatmul(g))
                            .input(0, (call, g) -> gradient.apply(w, g));
                },
                seed -> tensors(normal(seed, 4, 4))));
    }

    private static WrittenGradients affine(int seed) {
        Variable w = new Variable("w", normal(seed + 50, 3, 7));
        Variable b = new Variable("b", normal(seed + 60, 1, 7));
        return new WrittenGradients(x -> x[0].matmul(w).add(b), w, b)
                .input(0, (call, g) -> g.matmulTranspose(w))
                .weight(0, (call, g) -> call.input(0).transposeMatmul(g))
                .weight(1, (call, g) -> g.sumKeepDims(0));
    }

    private void rectifiers() {
        Function<Tensor, Tensor> relu = Tensor::relu;
        ofInput("relu", "right", relu, (call, g) -> g.mul(mask(call)));
        ofInput("relu", "missing-derivative", relu, (call, g) -> g);
        ofInput("relu", "mask-from-upstream", relu, (call, g) -> g.relu());
        ofInput("relu", "missing-upstream", relu, (call, g) -> mask(call));
        ofInput("relu", "mask-from-upstream", relu, (call, g) -> g.relu().mul(mask(call)));
        ofInput("relu", "missing-derivative", relu, (call, g) -> y(call));
        ofInput("relu", "missing-derivative", relu, (call, g) -> g.mul(y(call)));
        ofInput("relu", "other-slope", relu, (call, g) -> g.mul(x(call)));
        ofInput(
                "relu",
                "slope-sides-swapped",
                relu,
                (call, g) -> g.mul(mask(call).subtractFrom(1)));
        Function<Tensor, Tensor> leaky = x -> x.leakyRelu(0.3);
        ofInput("leaky relu", "slope-missing", leaky, (call, g) -> g.mul(mask(call)));
        ofInput("leaky relu", "missing-upstream", leaky, (call, g) -> g.where(mask(call), 0.3));
        ofInput(
                "leaky relu",
                "missing-upstream",
                leaky,
                (call, g) -> Tensor.onesLike(g).where(mask(call), 0.3));
        ofInput("leaky relu", "missing-derivative", leaky, (call, g) -> g);
        ofInput(
                "leaky relu",
                "slope-sides-swapped",
                leaky,
                (call, g) -> g.mul(0.3).where(mask(call), g));
        ofInput("leaky relu", "mask-from-upstream", leaky, (call, g) -> g.leakyRelu(0.3));
        ofInput("leaky relu", "mask-missing", leaky, (call, g) -> g.mul(0.3));
        ofInput("leaky relu", "input-for-upstream", leaky, (call, g) -> g.where(mask(call), x(call).mul(0.3)));
        ofInput("leaky relu", "other-slope", leaky, (call, g) -> g.mul(x(call).sign()));
        ofInput("leaky relu", "sign", leaky, (call, g) -> g.where(mask(call), g.mul(-0.3)));
        ofInput("leaky relu", "partly-wrong", leaky, (call, g) -> g.where(mask(call), g.mul(0.2)));
    }

    private static Tensor mask(Call call) {
        return call.input(0).greater(0).cast(call.output().dataType());
    }

    private void slopes() {
        Function<Tensor, Tensor> sigmoid = Tensor::sigmoid;
        ofInput("sigmoid", "right", sigmoid, (call, g) -> g.mul(y(call)).mul(y(call).subtractFrom(1)));
        ofInput(
                "sigmoid",
                "input-for-output",
                sigmoid,
                (call, g) -> g.mul(x(call)).mul(x(call).subtractFrom(1)));
        ofInput("sigmoid", "factor-missing", sigmoid, (call, g) -> g.mul(y(call)));
        ofInput("sigmoid", "factor-missing", sigmoid, (call, g) -> g.mul(y(call).subtractFrom(1)));
        ofInput("sigmoid", "missing-upstream", sigmoid, (call, g) -> y(call).mul(y(call).subtractFrom(1)));
        ofInput("sigmoid", "other-slope", sigmoid, (call, g) -> g.mul(y(call)).mul(y(call).add(1)));
        ofInput(
                "sigmoid",
                "other-slope",
                sigmoid,
                (call, g) -> g.mul(y(call).square().subtractFrom(1)));
        ofInput(
                "sigmoid",
                "applied-twice",
                sigmoid,
                (call, g) -> g.mul(y(call).sigmoid()).mul(y(call).sigmoid().subtractFrom(1)));
        ofInput("sigmoid", "other-slope", sigmoid, (call, g) -> g.mul(x(call)).mul(y(call).subtractFrom(1)));
        Function<Tensor, Tensor> tanh = Tensor::tanh;
        ofInput(
                "tanh",
                "input-for-output",
                tanh,
                (call, g) -> g.mul(x(call).square().subtractFrom(1)));
        ofInput("tanh", "square-missing", tanh, (call, g) -> g.mul(y(call).subtractFrom(1)));
        ofInput("tanh", "sign", tanh, (call, g) -> g.mul(y(call).square().sub(1)));
        ofInput("exp", "missing-derivative", Tensor::exp, (call, g) -> g);
        ofInput("exp", "input-for-output", Tensor::exp, (call, g) -> g.mul(x(call)));
        ofInput("square", "half", Tensor::square, (call, g) -> g.mul(x(call)));
        ofInput("swish", "product-term", x -> x.mul(x.sigmoid()), (call, g) -> g.mul(x(call).sigmoid()));
        ofInput(
                "swish",
                "product-term",
                x -> x.mul(x.sigmoid()),
                (call, g) -> g.mul(y(call)).mul(x(call).sigmoid().subtractFrom(1)));
        cases.add(new Case(
                "logarithm",
                "log-base",
                seed -> new WrittenGradients(x -> x[0].log())
                        .input(0, (call, g) -> g.div(x(call)).div(Math.log(2))),
                seed -> tensors(normal(seed, 5, 3).exp())));
    }

    private void softmax() {
        Function<Tensor, Tensor> softmax = Tensor::softmax;
        ofInput(
                "softmax",
                "right",
                softmax,
                (call, g) -> y(call).mul(g.sub(g.mul(y(call)).sumKeepDims(-1))));
        ofInput("softmax", "diagonal-only", softmax, (call, g) -> g.mul(y(call)).mul(y(call).subtractFrom(1)));
        ofInput("softmax", "off-diagonal-missing", softmax, (call, g) -> g.mul(y(call)));
        ofInput(
                "softmax",
                "off-diagonal-sign",
                softmax,
                (call, g) -> y(call).mul(g.add(g.mul(y(call)).sumKeepDims(-1))));
        ofInput(
                "softmax",
                "wrong-axis",
                softmax,
                (call, g) -> y(call).mul(g.sub(g.mul(y(call)).sumKeepDims(0))));
        ofInput(
                "softmax",
                "wrong-axis",
                softmax,
                (call, g) -> y(call).mul(g.sub(g.mul(y(call)).sum())));
        ofInput(
                "softmax",
                "mean-for-sum",
                softmax,
                (call, g) -> y(call).mul(g.sub(g.mul(y(call)).meanKeepDims(-1))));
        ofInput(
                "softmax",
                "factor-missing",
                softmax,
                (call, g) -> g.sub(g.mul(y(call)).sumKeepDims(-1)));
        ofInput("softmax", "missing-upstream", softmax, (call, g) -> y(call).mul(y(call).subtractFrom(1)));
        ofInput("softmax", "missing-derivative", softmax, (call, g) -> g);
        ofInput(
                "softmax",
                "diagonal-missing",
                softmax,
                (call, g) -> y(call).mul(g.mul(y(call)).sumKeepDims(-1)).neg());
        ofInput("softmax", "applied-twice", softmax, (call, g) -> {
            Tensor s = y(call).softmax();
            return s.mul(g.sub(g.mul(s).sumKeepDims(-1)));
        });
    }

    private void losses() {
        Function<Tensor[], Tensor> mse = x -> x[0].sub(x[1]).square().mean();
        ofLoss("mse", "right", mse, (p, t) -> p.sub(t).mul(2.0 / 35));
        ofLoss("mse", "sum-for-mean", mse, (p, t) -> p.sub(t).mul(2));
        ofLoss("mse", "sum-for-mean", mse, (p, t) -> p.sub(t).mul(2.0 / 5));
        ofLoss("mse", "mean-for-sum", mse, (p, t) -> p.sub(t).mul(2.0 / 35 / 5));
        ofLoss("mse", "sum-for-mean", mse, (p, t) -> p.sub(t));
        ofLoss("mse", "sum-for-mean", mse, (p, t) -> p.sub(t).div(5));
        ofLoss("mse", "other-slope", mse, (p, t) -> p.mul(2.0 / 35));
        ofLoss("mse", "half", mse, (p, t) -> p.sub(t).mul(1.0 / 35));
        ofLoss("mse", "sign", mse, (p, t) -> t.sub(p).mul(2.0 / 35));
        ofLoss("mse", "missing-derivative", mse, (p, t) -> p.sub(t).square().mul(1.0 / 35));
        Function<Tensor[], Tensor> cce = x -> x[1].mul(x[0].log()).sum().div(-5);
        ofLoss("cce", "right", cce, (p, t) -> t.div(p).div(-5));
        ofLoss("cce", "sum-for-mean", cce, (p, t) -> t.div(p).neg());
        ofLoss("cce", "sign", cce, (p, t) -> t.div(p).div(5));
        ofLoss("cce", "log-base", cce, (p, t) -> t.div(p).div(-5 * Math.log(2)));
        ofLoss("cce", "log-base", cce, (p, t) -> t.div(p).div(-5 * Math.log(10)));
        ofLoss("cce", "softmax-counted-twice", cce, (p, t) -> p.sub(t).div(5));
        ofLoss("cce", "softmax-counted-twice", cce, (p, t) -> p.sub(t));
        ofLoss("cce", "missing-derivative", cce, (p, t) -> t.mul(p.log()).div(-5));
        ofLoss("cce", "mean-for-sum", cce, (p, t) -> t.div(p).div(-35));
        ofLoss("cce", "factor-missing", cce, (p, t) -> t.div(-5));
        ofLoss("cce", "other-slope", cce, (p, t) -> t.mul(p).div(-5));
        ofLoss("cce", "factor-missing", cce, (p, t) -> p.reciprocal().div(-5));
        Function<Tensor[], Tensor> bce = x -> x[1].mul(x[0].log())
                .add(x[1].subtractFrom(1).mul(x[0].subtractFrom(1).log()))
                .mean()
                .neg();
        ofLoss("bce", "softmax-counted-twice", bce, (p, t) -> p.sub(t).div(35));
        ofLoss("bce", "product-term", bce, (p, t) -> t.div(p).div(-35));
        cases.add(new Case(
                "mse without g",
                "missing-upstream",
                seed -> new WrittenGradients(mse)
                        .input(0, (call, g) -> call.input(0).sub(call.input(1)).mul(2.0 / 35)),
                WrongGradients::predictionAndTarget));
    }

    private void ofLoss(
            String name, String cause, Function<Tensor[], Tensor> formula, BiFunction<Tensor, Tensor, Tensor> slope) {
        cases.add(new Case(
                name,
                cause,
                seed -> new WrittenGradients(formula)
                        .input(
                                0,
                                (call, g) -> slope.apply(call.input(0), call.input(1))
                                        .mul(g)),
                WrongGradients::predictionAndTarget));
    }

    private static Tensor[] predictionAndTarget(int seed) {
        double[] target = new double[35];
        RandomNumbers draws = Randomness.of(seed).numbers("target", 0);
        for (int row = 0; row < 5; row++) {
            target[row * 7 + (int) draws.uniform(0, 7, row)] = 1;
        }
        return tensors(normal(seed, 5, 7).softmax(), Tensor.of(DataType.DOUBLE, target, 5, 7));
    }

    private void normalizations() {
        normalization("layer normalization", -1);
        normalization("batch normalization", 0);
        Function<Tensor, Tensor> gammaOf = x -> normalized(x, -1);
        ofGamma("factor-missing", (x, g) -> g.sumKeepDims(0));
        ofGamma("input-for-output", (x, g) -> g.mul(x).sumKeepDims(0));
        ofGamma("right", (x, g) -> g.mul(gammaOf.apply(x)).sumKeepDims(0));
    }

    private void normalization(String name, int axis) {
        ofScaled(
                name,
                "right",
                axis,
                (x, h) -> centred(h, axis)
                        .sub(normalized(x, axis).mul(h.mul(normalized(x, axis)).meanKeepDims(axis)))
                        .div(deviation(x, axis)));
        ofScaled(name, "constant-statistics", axis, (x, h) -> h.div(deviation(x, axis)));
        ofScaled(
                name + ", variance",
                "constant-statistics",
                axis,
                (x, h) -> centred(h, axis).div(deviation(x, axis)));
        ofScaled(
                name + ", mean",
                "constant-statistics",
                axis,
                (x, h) -> h.sub(normalized(x, axis)
                                .mul(h.mul(normalized(x, axis)).meanKeepDims(axis)))
                        .div(deviation(x, axis)));
    }

    /** Adds y = γ·x̂ + β with a gradient of x given by x and h = γ∘g. */
    private void ofScaled(String name, String cause, int axis, BiFunction<Tensor, Tensor, Tensor> gradient) {
        cases.add(new Case(
                name,
                cause,
                seed -> {
                    Variable gamma = new Variable("gamma", normal(seed + 70, 1, 7));
                    return new WrittenGradients(x -> normalized(x[0], axis).mul(gamma), gamma)
                            .weight(
                                    0,
                                    (call, g) -> g.mul(normalized(call.input(0), axis))
                                            .sumKeepDims(0))
                            .input(0, (call, g) -> gradient.apply(call.input(0), g.mul(gamma)));
                },
                seed -> tensors(normal(seed, 5, 7))));
    }

    private void ofGamma(String cause, BiFunction<Tensor, Tensor, Tensor> gradient) {
        cases.add(new Case(
                "layer normalization ∂γ",
                cause,
                seed -> {
                    Variable gamma = new Variable("gamma", normal(seed + 70, 1, 7));
                    return new WrittenGradients(x -> normalized(x[0], -1).mul(gamma), gamma)
                            .weight(0, (call, g) -> gradient.apply(call.input(0), g));
                },
                seed -> tensors(normal(seed, 5, 7))));
    }

    private static Tensor centred(Tensor x, int axis) {
        return x.sub(x.meanKeepDims(axis));
    }

    private static Tensor deviation(Tensor x, int axis) {
        return centred(x, axis).square().meanKeepDims(axis).add(1e-3).sqrt();
    }

    private static Tensor normalized(Tensor x, int axis) {
        return centred(x, axis).div(deviation(x, axis));
    }

    private void sumsAndProducts() {
        ofProduct("right", (u, v) -> v, (u, v) -> u);
        ofProduct("swapped-order", (u, v) -> u, (u, v) -> v);
        ofProduct("other-input", (u, v) -> u, (u, v) -> u);
        ofProduct("factor-missing", (u, v) -> Tensor.onesLike(u), (u, v) -> u);
        ofProduct("factor-extra", (u, v) -> v.square(), (u, v) -> u);
        ofResidual("missing-derivative", (w, inner, g) -> g);
        ofResidual("one-branch", (w, inner, g) -> inner);
        ofResidual("right", (w, inner, g) -> inner.add(g));
        ofInput(
                "row 0 only",
                "partly-wrong",
                Tensor::tanh,
                (call, g) -> Tensor.concat(
                        0,
                        g.mul(y(call).square().subtractFrom(1)).slice(0, 0, 1),
                        Tensor.zerosLike(g).slice(0, 1, 5)));
        ofInput(
                "weight decay",
                "extra-term",
                Tensor::tanh,
                (call, g) -> g.mul(y(call).square().subtractFrom(1)).add(x(call).mul(0.01)));
        ofInput(
                "row factors",
                "factor-per-row",
                Tensor::tanh,
                (call, g) -> g.mul(y(call).square().subtractFrom(1))
                        .mul(x(call).square().sumKeepDims(-1)));
        ofInput(
                "two mistakes",
                "input-for-output",
                Tensor::tanh,
                (call, g) -> g.mul(x(call).square().subtractFrom(1)).mul(0.7));
    }

    private void ofProduct(
            String cause, BiFunction<Tensor, Tensor, Tensor> ofU, BiFunction<Tensor, Tensor, Tensor> ofV) {
        cases.add(new Case(
                "product",
                cause,
                seed -> new WrittenGradients(x -> x[0].mul(x[1]))
                        .input(0, (call, g) -> g.mul(ofU.apply(call.input(0), call.input(1))))
                        .input(1, (call, g) -> g.mul(ofV.apply(call.input(0), call.input(1)))),
                seed -> tensors(normal(seed, 5, 3), normal(seed + 90, 5, 3))));
    }

    /** The gradient of x in y = x + tanh(x·w), from w, the gradient through tanh(x·w), and g. */
    @FunctionalInterface
    private interface OfResidual {
        Tensor gradient(Tensor w, Tensor inner, Tensor g);
    }

    private void ofResidual(String cause, OfResidual gradient) {
        cases.add(new Case(
                "residual",
                cause,
                seed -> {
                    Variable w = new Variable("w", normal(seed + 50, 3, 3));
                    return new WrittenGradients(x -> x[0].matmul(w).tanh().add(x[0]), w)
                            .weight(0, (call, g) -> call.input(0).transposeMatmul(beforeTanh(call, w, g)))
                            .input(
                                    0,
                                    (call, g) -> gradient.gradient(
                                            w, beforeTanh(call, w, g).matmulTranspose(w), g));
                },
                seed -> tensors(normal(seed, 5, 3))));
    }

    private static Tensor beforeTanh(Call call, Tensor w, Tensor g) {
        return g.mul(call.input(0).matmul(w).tanh().square().subtractFrom(1));
    }

    private void ofInput(
            String name, String cause, Function<Tensor, Tensor> formula, BiFunction<Call, Tensor, Tensor> gradient) {
        cases.add(new Case(
                name,
                cause,
                seed -> new WrittenGradients(x -> formula.apply(x[0])).input(0, gradient),
                seed -> tensors(normal(seed, 5, 3))));
    }

    private static Tensor x(Call call) {
        return call.input(0);
    }

    private static Tensor y(Call call) {
        return call.output();
    }

    private static Tensor[] tensors(Tensor... tensors) {
        return tensors;
    }

    private static Tensor normal(int seed, long... shape) {
        RandomNumbers draws = Randomness.of(seed).numbers("case", 0);
        return Tensor.of(DataType.DOUBLE, draws.fill((int) Shapes.size(shape), draws::normal), shape);
    }
}
