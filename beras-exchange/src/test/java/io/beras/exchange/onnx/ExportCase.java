package io.beras.exchange.onnx;

import io.beras.activations.ELU;
import io.beras.activations.GELU;
import io.beras.activations.LeakyReLU;
import io.beras.activations.ReLU;
import io.beras.activations.SiLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Softmax;
import io.beras.activations.Softplus;
import io.beras.activations.Tanh;
import io.beras.activations.TanhGELU;
import io.beras.core.Callable;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.data.Standardization;
import io.beras.layers.AvgPool2d;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.layers.Embedding;
import io.beras.layers.Flatten;
import io.beras.layers.LayerNorm1d;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Reshape;
import io.beras.layers.Residual;
import io.beras.layers.ResidualBlock;
import io.beras.layers.Sequential;
import io.beras.models.SequentialModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A model with a sample batch, and the nodes of its graph: a case for each layer, activation and block, and for their
 * settings.
 *
 * @param nodes the nodes, one after the other
 */
record ExportCase(String name, SequentialModel model, Tensor x, String nodes) {

    /** Returns all cases, with the same random weights and inputs in each call. */
    static List<ExportCase> all() {
        try (Randomness.Scope seed = Randomness.of(7).use()) {
            List<ExportCase> cases = new ArrayList<>();
            cases.addAll(layers());
            cases.addAll(activations());
            cases.addAll(blocks());
            cases.addAll(scalings());
            return cases;
        }
    }

    private static List<ExportCase> layers() {
        return List.of(
                of(rows(), "Gemm(input, dense_1/w, dense_1/b)", new Dense(6, 3)),
                of(rows(), "Gemm(input, dense_1/w)", new Dense(6, 3).withoutBias()),
                of(
                        sequences(),
                        "MatMul(input, dense_1/w) Add(MatMul_1, dense_1/b)",
                        new Dense(6, 3)), // the last axis of a sequence
                of(sequences(), "MatMul(input, dense_1/w)", new Dense(6, 3).withoutBias()),
                of(
                        images(),
                        "Conv(input, conv2d_1/w, conv2d_1/b, kernel_shape=[3, 3], pads=[0, 0, 0, 0], strides=[1, 1])",
                        new Conv2d(2, 4, 3)),
                of(
                        images(),
                        "Conv(input, conv2d_1/w, kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[2, 2])",
                        new Conv2d(2, 4, 3).withStride(2).withPadding(1).withoutBias()),
                of(
                        images(),
                        "MaxPool(input, kernel_shape=[2, 2], pads=[0, 0, 0, 0], strides=[2, 2])",
                        new MaxPool2d(2)),
                of(
                        images(),
                        "MaxPool(input, kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[2, 2])",
                        new MaxPool2d(3).withStride(2).withPadding(1)),
                of(
                        images(),
                        "AveragePool(input, kernel_shape=[2, 2], pads=[0, 0, 0, 0], strides=[2, 2], count_include_pad=1)",
                        new AvgPool2d(2)),
                of(
                        images(),
                        "AveragePool(input, kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[2, 2], count_include_pad=1)",
                        new AvgPool2d(3).withStride(2).withPadding(1)),
                of(images(), "Flatten(input, axis=1)", new Flatten()),
                of(rows(), "Reshape(input, shape/0,1,2,3)", new Reshape(1, 2, 3)),
                of(images(), "Reshape(input, shape/0,2,-1)", new Reshape(2, -1)),
                of(
                        images(),
                        "Flatten(input, axis=1) Gemm(Flatten_1, dense_1/w, dense_1/b)",
                        new Flatten(),
                        new Dense(98, 2)),
                of(
                        rows(),
                        "Reshape(input, shape/0,2,3) MatMul(Reshape_1, dense_1/w) Add(MatMul_2, dense_1/b)",
                        new Reshape(2, 3),
                        new Dense(3, 2)),
                of(
                        rows(),
                        "BatchNormalization(input, batchnorm1d_1/gamma, batchnorm1d_1/beta, batchnorm1d_1/running_mean,"
                                + " batchnorm1d_1/running_variance, epsilon=0.001)",
                        new BatchNorm1d(6).epsilon(1e-3)),
                of(
                        rows(),
                        "LayerNormalization(input, layernorm1d_1/gamma, layernorm1d_1/beta, axis=-1, epsilon=0.001)",
                        new LayerNorm1d(6).epsilon(1e-3)),
                of(
                        sequences(),
                        "LayerNormalization(input, layernorm1d_1/gamma, layernorm1d_1/beta, axis=-1, epsilon=1.0E-5)",
                        new LayerNorm1d(6)),
                of(
                        rows().mul(1e-3), // the variances are of the size of ε
                        "LayerNormalization(input, layernorm1d_1/gamma, layernorm1d_1/beta, axis=-1, epsilon=1.0E-5)",
                        new LayerNorm1d(6)),
                of(
                        Tensor.of(new int[][] {{4, 0, 2}, {1, 1, 3}}),
                        "Gather(embedding_1/w, input) MatMul(Gather_1, dense_1/w) Add(MatMul_2, dense_1/b)",
                        new Embedding(5, 4),
                        new Dense(4, 2)),
                of(
                        Tensor.ofLabels(4, 0, 2),
                        "Gather(embedding_1/w, input) Gemm(Gather_1, dense_1/w, dense_1/b)",
                        new Embedding(5, 4),
                        new Dense(4, 2)),
                of(rows(), "Identity(input)", new Dropout(.5)),
                of(
                        rows(),
                        "Gemm(input, dense_1/w, dense_1/b) Relu(Gemm_1)",
                        new Dense(6, 3),
                        new Dropout(.5),
                        new ReLU()));
    }

    private static List<ExportCase> activations() {
        return List.of(
                of(wide(), "Relu(input)", new ReLU()),
                of(wide(), "LeakyRelu(input, alpha=0.3)", new LeakyReLU()),
                of(wide(), "LeakyRelu(input, alpha=-0.5)", new LeakyReLU(-.5)),
                of(wide(), "Elu(input, alpha=1.0)", new ELU()),
                of(wide(), "Elu(input, alpha=0.25)", new ELU(.25)),
                of(wide(), "Sigmoid(input)", new Sigmoid()),
                of(wide(), "Tanh(input)", new Tanh()),
                of(wide(), "Softplus(input)", new Softplus()),
                of(wide(), "Sigmoid(input) Mul(input, Sigmoid_1)", new SiLU()),
                of(
                        wide(),
                        "Div(input, constant/1.4142135623730951) Erf(Div_1) Add(Erf_2, constant/1.0) Mul(input, Add_3)"
                                + " Mul(Mul_4, constant/0.5)",
                        new GELU()),
                of(
                        wide(),
                        "Mul(input, input) Mul(Mul_1, constant/0.044715) Add(Mul_2, constant/1.0) Mul(input, Add_3)"
                                + " Mul(Mul_4, constant/1.5957691216057308) Sigmoid(Mul_5) Mul(input, Sigmoid_6)",
                        new TanhGELU()),
                of(wide(), "Softmax(input, axis=-1)", new Softmax()),
                of(images(), "Softmax(input, axis=-1)", new Softmax())); // the last axis, not all axes but the first
    }

    private static List<ExportCase> blocks() {
        Dense shared = new Dense(6, 6);
        return List.of(
                of(
                        rows(),
                        "Gemm(input, sequential_1/dense_1/w, sequential_1/dense_1/b) Tanh(Gemm_1)"
                                + " Gemm(Tanh_2, dense_1/w, dense_1/b)",
                        new Sequential(new Dense(6, 4), new Tanh()),
                        new Dense(4, 2)),
                of(
                        rows(),
                        "Gemm(input, sequentialmodel_1/dense_1/w, sequentialmodel_1/dense_1/b) Relu(Gemm_1)"
                                + " Gemm(Relu_2, dense_1/w, dense_1/b)",
                        new SequentialModel(new Dense(6, 4), new ReLU()),
                        new Dense(4, 2)),
                of(
                        rows(),
                        "Gemm(input, residual_1/dense_1/w, residual_1/dense_1/b) Add(input, Gemm_1)",
                        new Residual(new Dense(6, 6))),
                of(
                        rows(),
                        "Gemm(input, residualblock_1/dense_1/w, residualblock_1/dense_1/b)"
                                + " BatchNormalization(Gemm_1, residualblock_1/batchnorm1d_1/gamma,"
                                + " residualblock_1/batchnorm1d_1/beta, residualblock_1/batchnorm1d_1/running_mean,"
                                + " residualblock_1/batchnorm1d_1/running_variance, epsilon=1.0E-5)"
                                + " Relu(BatchNormalization_2)"
                                + " Gemm(Relu_3, residualblock_1/dense_2/w, residualblock_1/dense_2/b)"
                                + " BatchNormalization(Gemm_4, residualblock_1/batchnorm1d_2/gamma,"
                                + " residualblock_1/batchnorm1d_2/beta, residualblock_1/batchnorm1d_2/running_mean,"
                                + " residualblock_1/batchnorm1d_2/running_variance, epsilon=1.0E-5)"
                                + " Add(input, BatchNormalization_5) Relu(Add_6)",
                        new ResidualBlock(6, 3, BatchNorm1d::new, .1)),
                of(
                        rows(),
                        "Gemm(input, dense_1/w, dense_1/b) Relu(Gemm_1) Gemm(Relu_2, dense_1/w, dense_1/b)",
                        shared,
                        new ReLU(),
                        shared));
    }

    private static List<ExportCase> scalings() {
        ExportCase far = of(
                rows().add(1000), // 1000.1 rounded to FLOAT is 2e-5 off, which is 2 % of σ
                "Sub(input, input/mean) Sub(Sub_1, input/mean_rounding) Div(Sub_2, input/deviation)"
                        + " Gemm(Div_3, dense_1/w, dense_1/b)",
                new Dense(6, 3));
        far.model.scaleInputs(
                Standardization.of(Tensor.full(DataType.DOUBLE, 1000.1, 1, 6), Tensor.full(DataType.DOUBLE, 1, 1, 6)));
        ExportCase both = of(
                rows(),
                "Sub(input, input/mean) Div(Sub_1, input/deviation) Gemm(Div_2, dense_1/w, dense_1/b)"
                        + " Cast(Gemm_3, to=11) Mul(Cast_4, output/deviation) Add(Mul_5, output/mean) Cast(Add_6, to=1)",
                new Dense(6, 1));
        both.model.scaleInputs(Standardization.of(.25, 2));
        both.model.scaleTargets(Standardization.of(3, .125));
        ExportCase doubles = of(
                rows().cast(DataType.DOUBLE),
                "Sub(input, input/mean) Div(Sub_1, input/deviation) Gemm(Div_2, dense_1/w, dense_1/b)"
                        + " Mul(Gemm_3, output/deviation) Add(Mul_4, output/mean)",
                new Dense(6, 1));
        doubles.model.scaleInputs(Standardization.of(.1, 3));
        doubles.model.scaleTargets(Standardization.of(3, .1));
        ExportCase tanhs = of(
                rows().cast(DataType.DOUBLE),
                "Gemm(input, dense_1/w, dense_1/b) Mul(Gemm_1, Gemm_1) Mul(Mul_2, constant/0.044715)"
                        + " Add(Mul_3, constant/1.0) Mul(Gemm_1, Add_4) Mul(Mul_5, constant/1.5957691216057308)"
                        + " Sigmoid(Mul_6) Mul(Gemm_1, Sigmoid_7)"
                        + " LayerNormalization(Mul_8, layernorm1d_1/gamma, layernorm1d_1/beta, axis=-1, epsilon=1.0E-5)"
                        + " Softmax(LayerNormalization_9, axis=-1)",
                new Dense(6, 4),
                new TanhGELU(),
                new LayerNorm1d(4),
                new Softmax());
        return List.of(far, both, doubles, tanhs);
    }

    private static ExportCase of(Tensor x, String nodes, Callable... parts) {
        SequentialModel model = new SequentialModel(parts);
        DataType type = x.dataType() == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
        model.weights().forEach(ExportCase::draw);
        model.cast(type);
        model.info().inputShapes(List.of(Arrays.copyOfRange(x.shape(), 1, x.rank())));
        String name = Arrays.toString(parts) + " of " + x.dataType() + " " + Shapes.text(x.shape());
        return new ExportCase(name, model, x, nodes);
    }

    /** Initial biases are 0 and initial statistics 1, which would hide a mistake. Variances are positive. */
    private static void draw(Variable weight) {
        Tensor drawn = Tensor.randomNormal(weight.shape());
        weight.assign(weight.name().endsWith("variance") ? drawn.abs().add(.1) : drawn);
    }

    private static Tensor rows() {
        return Tensor.randomNormal(5, 6);
    }

    private static Tensor sequences() {
        return Tensor.randomNormal(3, 4, 6);
    }

    private static Tensor images() {
        return Tensor.randomNormal(3, 2, 7, 7);
    }

    /** Values where activations saturate, and values around 0. */
    private static Tensor wide() {
        return Tensor.randomNormal(40, 6).mul(4);
    }

    @Override
    public String toString() {
        return name;
    }
}
