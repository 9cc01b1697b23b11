package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.arrays.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Every operation gives the numbers that NumPy or PyTorch gives; {@code scripts/fixtures/operations.py} and
 * {@code scripts/fixtures/images.py} asked them.
 */
class OperationValuesTest {

    @ParameterizedTest
    @MethodSource("examples")
    void operationGivesWhatNumpyOrPytorchGives(Example example) {
        Tensor y = example.run();

        assertArrayEquals(example.result().shape(), y.shape());
        // Four units of NumPy's last place: libnd4j's exp, tanh and pow are not the C library's.
        assertNear(example.result().toDoubleArray(), y.toDoubleArray(), 1e-14);
    }

    @Test
    void oneNumberBroadcastsWhateverItsRank() {
        Tensor two = Tensor.of(2, 3);
        for (long[] shape : new long[][] {{}, {1}, {1, 1}, {1, 1, 1}}) {
            Tensor one = Tensor.ones(shape);
            long[] expected = Shapes.broadcast("add", shape, two.shape());

            assertArrayEquals(expected, one.add(two).shape());
            assertArrayEquals(new float[] {3, 4}, one.add(two).toFloatArray());
            assertArrayEquals(expected, two.sub(one).shape());
            assertArrayEquals(new float[] {1, 2}, two.sub(one).toFloatArray());
        }
    }

    @Test
    void everyOperationHasAnExample() throws IOException {
        Set<String> named = examples().stream().map(Example::name).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Class<?> operation : OperationCases.leaves(Op.class)) {
            String name = operation.getSimpleName();
            missing.add(name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1));
        }
        missing.removeAll(named);

        assertEquals(Set.of(), missing, "operations without a line in operations.txt or images.txt");
    }

    private static void assertNear(double[] expected, double[] actual, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            double scale = Math.max(1, Math.abs(expected[i]));
            assertTrue(
                    Math.abs(expected[i] - actual[i]) <= tolerance * scale,
                    "element " + i + " should be " + expected[i] + ", not " + actual[i]);
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String file : List.of("operations.txt", "images.txt")) {
            var stream = Objects.requireNonNull(OperationValuesTest.class.getResourceAsStream(file));
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().map(Example::parse).forEach(examples::add);
            }
        }
        return examples;
    }

    record Example(String name, List<String> arguments, List<Tensor> inputs, Tensor result) {

        static Example parse(String line) {
            String[] parts = line.split(" \\| ", -1);
            List<Tensor> tensors =
                    Arrays.stream(parts).skip(2).map(Example::tensor).toList();
            List<String> arguments = parts[1].isEmpty() ? List.of() : List.of(parts[1].split(" "));
            int last = tensors.size() - 1;
            return new Example(parts[0], arguments, tensors.subList(0, last), tensors.get(last));
        }

        private static Tensor tensor(String text) {
            String[] parts = text.replaceFirst("^= ", "").split(": ?", 2);
            long[] shape = parts[0].isEmpty()
                    ? new long[0]
                    : Arrays.stream(parts[0].split(","))
                            .mapToLong(Long::parseLong)
                            .toArray();
            double[] values = Arrays.stream(parts[1].split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return Tensor.of(DataType.DOUBLE, values, shape);
        }

        Tensor run() {
            Tensor x = inputs.get(0);
            return switch (name) {
                case "add" -> x.add(inputs.get(1));
                case "sub" -> x.sub(inputs.get(1));
                case "mul" -> x.mul(inputs.get(1));
                case "div" -> x.div(inputs.get(1));
                case "maximum" -> x.maximum(inputs.get(1));
                case "minimum" -> x.minimum(inputs.get(1));
                case "greater" -> x.greater(inputs.get(1));
                case "less" -> x.less(inputs.get(1));
                case "equal" -> new PiecewiseConstantOps.Equal().call(x, inputs.get(1));
                case "heaviside" -> new PiecewiseConstantOps.Heaviside().call(x, inputs.get(1));
                case "hasEffect" -> new PiecewiseConstantOps.HasEffect().call(x, inputs.get(1));
                case "product" -> ChainRuleOps.product(x, inputs.get(1));
                case "quotient" -> ChainRuleOps.quotient(x, inputs.get(1));
                case "sign" -> x.sign();
                case "argMax" -> x.argMax(axes()[0]);
                case "argMin" -> x.argMin(axes()[0]);
                case "where" -> x.where(inputs.get(1), inputs.get(2));
                case "square" -> x.square();
                case "clamp" -> x.clamp(number(), Double.parseDouble(arguments.get(1)));
                case "erf" -> x.erf();
                case "softplus" -> x.softplus();
                case "exp" -> x.exp();
                case "log" -> x.log();
                case "sqrt" -> x.sqrt();
                case "abs" -> x.abs();
                case "neg" -> x.neg();
                case "pow" -> arguments.isEmpty() ? x.pow(inputs.get(1)) : x.pow(number());
                case "sin" -> x.sin();
                case "cos" -> x.cos();
                case "subtractFrom" -> x.subtractFrom(number());
                case "reciprocal" -> x.reciprocal();
                case "leakyRelu" -> x.leakyRelu(number());
                case "relu" -> x.relu();
                case "sigmoid" -> x.sigmoid();
                case "tanh" -> x.tanh();
                case "cast" -> x.cast(DataType.valueOf(arguments.get(0)));
                case "sum" -> x.sum(axes());
                case "sumKeepDims" -> x.sumKeepDims(axes());
                case "mean" -> x.mean(axes());
                case "meanKeepDims" -> x.meanKeepDims(axes());
                case "max" -> x.max(axes());
                case "maxKeepDims" -> x.maxKeepDims(axes());
                case "min" -> x.min(axes());
                case "minKeepDims" -> x.minKeepDims(axes());
                case "variance" -> x.variance(axes());
                case "varianceKeepDims" -> x.varianceKeepDims(axes());
                case "std" -> x.std(axes());
                case "logSumExp" -> x.logSumExp(axes());
                case "logSumExpKeepDims" -> x.logSumExpKeepDims(axes());
                case "logSumExpGradient" -> new SoftmaxOps.LogSumExpGradient(axes()).call(x, inputs.get(1));
                case "softmax" -> x.softmax();
                case "logSoftmax" -> x.logSoftmax();
                case "reshape" -> x.reshape(sizes());
                case "flatten" -> x.flatten();
                case "transpose" -> arguments.isEmpty() ? x.transpose() : x.transpose(axes());
                case "broadcastTo" -> x.broadcastTo(sizes());
                case "slice" -> x.slice(axes()[0], sizes()[1], sizes()[2]);
                case "sliceGradient" -> new IndexingOps.SliceGradient(axes()[0], sizes()[1], sizesFrom(2)).call(x);
                case "gather" -> x.gather(axes());
                case "take" -> x.gather(axes()[0], Tensor.ofLabels(axesFrom(1)));
                case "expandDims" -> x.expandDims(axes()[0]);
                case "squeeze" -> x.squeeze(axes());
                case "scatterAdd" -> new IndexingOps.ScatterAdd(axes()[0], sizes()[1], axesFrom(2)).call(x);
                case "concat" -> Tensor.concat(axes()[0], inputs.toArray(Tensor[]::new));
                case "stack" -> Tensor.stack(axes()[0], inputs.toArray(Tensor[]::new));
                case "matmul" -> x.matmul(inputs.get(1));
                case "transposeMatmul" -> x.transposeMatmul(inputs.get(1));
                case "matmulTranspose" -> x.matmulTranspose(inputs.get(1));
                case "leakyReluGradient" -> ActivationGradients.leakyRelu(x, inputs.get(1), number());
                case "sigmoidGradient" -> ActivationGradients.sigmoid(x, inputs.get(1));
                case "tanhGradient" -> ActivationGradients.tanh(x, inputs.get(1));
                case "geluGradient" -> ActivationGradients.gelu(x, inputs.get(1));
                case "tanhGeluGradient" -> ActivationGradients.tanhGelu(x, inputs.get(1));
                case "siluGradient" -> ActivationGradients.silu(x, inputs.get(1));
                case "eluGradient" -> ActivationGradients.elu(x, inputs.get(1), number());
                case "softmaxGradient" -> ActivationGradients.softmax(x, inputs.get(1));
                case "conv2d" -> x.conv2d(inputs.get(1), window());
                case "conv2dInputGradient" ->
                    new ConvolutionOps.Conv2dInputGradient(window(), sizes()[3], sizes()[4]).call(x, inputs.get(1));
                case "conv2dKernelGradient" -> new ConvolutionOps.Conv2dKernelGradient(window()).call(x, inputs.get(1));
                case "maxPool2d" -> x.maxPool2d(window());
                case "maxPoolGradient" ->
                    new PoolingOps.MaxPoolGradient(window()).call(x, inputs.get(1), inputs.get(2));
                case "maxPoolGradientGradient" ->
                    new PoolingOps.MaxPoolGradientGradient(window()).call(x, inputs.get(1), inputs.get(2));
                case "avgPool2d" -> x.avgPool2d(window());
                case "avgPoolGradient" -> new PoolingOps.AvgPoolGradient(window(), sizes()[3], sizes()[4]).call(x);
                default -> throw new AssertionError("OperationValuesTest does not know how to run " + name);
            };
        }

        private double number() {
            return Double.parseDouble(arguments.get(0));
        }

        private int[] axes() {
            return arguments.stream().mapToInt(Integer::parseInt).toArray();
        }

        private int[] axesFrom(int first) {
            return Arrays.copyOfRange(axes(), first, arguments.size());
        }

        private Window window() {
            return new Window(axes()[0], axes()[1], axes()[2]);
        }

        private long[] sizes() {
            return sizesFrom(0);
        }

        private long[] sizesFrom(int first) {
            return arguments.stream().skip(first).mapToLong(Long::parseLong).toArray();
        }

        @Override
        public String toString() {
            String shapes = inputs.stream()
                    .map(input -> LongStream.of(input.shape())
                            .mapToObj(Long::toString)
                            .collect(Collectors.joining("×", "(", ")")))
                    .collect(Collectors.joining(" "));
            return name + arguments + " of " + shapes;
        }
    }
}
