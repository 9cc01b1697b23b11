package io.beras.core.arrays;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Test cases, one or several, for each kernel that {@link FloatKernels} overrides. */
final class KernelCases {

    /** Runs a kernel of the fast or the reference kernels on some operands. */
    @FunctionalInterface
    interface Kernel {
        INDArray run(ReferenceKernels kernels, INDArray... x);
    }

    /** Creates operands for a kernel, one of them of this shape; their elements are exact in FLOAT. */
    @FunctionalInterface
    interface Operands {
        INDArray[] make(OperandSource source, long... shape);
    }

    /**
     * A kernel, its operands, and the tolerance of its result.
     *
     * @param name the method of {@link ReferenceKernels}
     * @param tolerance the largest error relative to the result plus {@code scale}; 0 where the FLOAT result must be
     * the     rounded DOUBLE result
     * @param scale the size of the terms of a sum, where the sum itself may be much smaller
     */
    record Case(String name, Operands operands, Kernel kernel, double tolerance, Kernel scale) {

        Case(String name, Operands operands, Kernel kernel, double tolerance) {
            this(name, operands, kernel, tolerance, KernelCases::zeros);
        }

        boolean changesItsFirstOperand() {
            return name.endsWith("InPlace");
        }
    }

    /**
     * Some units in the last place of FLOAT, 6e-8 of a value: the error of our exp, log, tanh and sigmoid, and of sums.
     */
    private static final double FEW_ULPS = 2e-6;

    private static final double EPSILON = 1e-5;

    private static final float SMALLEST = 1e-12f;

    private static final Kernel UPSTREAM = (k, x) -> k.abs(x[0]);

    private KernelCases() {}

    static Stream<Case> all() {
        return Stream.of(binary(), unary(), rectifiers(), gradients(), rows(), normalizations())
                .flatMap(List::stream);
    }

    private static List<Case> binary() {
        return List.of(
                new Case("add", OperandSource::broadcastingPair, (k, x) -> k.add(x[0], x[1]), 0),
                new Case("subtract", OperandSource::broadcastingPair, (k, x) -> k.subtract(x[0], x[1]), 0),
                new Case("multiply", OperandSource::broadcastingPair, (k, x) -> k.multiply(x[0], x[1]), 0),
                new Case("divide", OperandSource::broadcastingPair, (k, x) -> k.divide(x[0], x[1]), 0),
                new Case("maximum", OperandSource::broadcastingPair, (k, x) -> k.maximum(x[0], x[1]), 0),
                new Case("minimum", OperandSource::broadcastingPair, (k, x) -> k.minimum(x[0], x[1]), 0),
                new Case("greater", OperandSource::broadcastingPair, (k, x) -> k.greater(x[0], x[1]), 0),
                new Case("equal", OperandSource::broadcastingPair, (k, x) -> k.equal(x[0], x[1]), 0),
                new Case("equal", OperandSource::one, (k, x) -> k.equal(x[0], k.clamp(x[0], -0.5, 1.5)), 0),
                new Case("heaviside", OperandSource::broadcastingPair, (k, x) -> k.heaviside(x[0], x[1]), 0),
                new Case("addInPlace", OperandSource::wholeAndPart, (k, x) -> k.addInPlace(x[0], x[1]), 0),
                new Case("subtractInPlace", OperandSource::wholeAndPart, (k, x) -> k.subtractInPlace(x[0], x[1]), 0),
                new Case("where", OperandSource::broadcastingChoice, (k, x) -> k.where(x[0], x[1], x[2]), 0),
                new Case("crossEntropy", OperandSource::logarithmsAndTargets, (k, x) -> k.crossEntropy(x[0], x[1]), 0));
    }

    private static List<Case> unary() {
        return List.of(
                new Case("sqrt", OperandSource::one, (k, x) -> k.sqrt(x[0]), 0),
                new Case("abs", OperandSource::one, (k, x) -> k.abs(x[0]), 0),
                new Case("sin", OperandSource::one, (k, x) -> k.sin(x[0]), 0),
                new Case("cos", OperandSource::one, (k, x) -> k.cos(x[0]), 0),
                new Case("sign", OperandSource::one, (k, x) -> k.sign(x[0]), 0),
                new Case("exp", OperandSource::one, (k, x) -> k.exp(x[0]), FEW_ULPS),
                new Case("log", OperandSource::one, (k, x) -> k.log(x[0]), FEW_ULPS),
                new Case("sigmoid", OperandSource::one, (k, x) -> k.sigmoid(x[0]), FEW_ULPS),
                new Case("tanh", OperandSource::one, (k, x) -> k.tanh(x[0]), FEW_ULPS),
                new Case("erf", OperandSource::one, (k, x) -> k.erf(x[0]), FEW_ULPS),
                new Case("softplus", OperandSource::one, (k, x) -> k.softplus(x[0]), FEW_ULPS),
                new Case("clamp", OperandSource::one, (k, x) -> k.clamp(x[0], -0.5, 1.5), 0),
                new Case("clamp", OperandSource::one, (k, x) -> k.clamp(x[0], Double.NEGATIVE_INFINITY, 0), 0),
                // Φ loses its digits where it is near 0
                new Case("gelu", OperandSource::one, (k, x) -> k.gelu(x[0]), FEW_ULPS, KernelCases::magnitudes),
                new Case("tanhGelu", OperandSource::one, (k, x) -> k.tanhGelu(x[0]), FEW_ULPS),
                new Case("silu", OperandSource::one, (k, x) -> k.silu(x[0]), FEW_ULPS),
                new Case("elu", OperandSource::one, (k, x) -> k.elu(x[0], 1), FEW_ULPS),
                new Case("elu", OperandSource::one, (k, x) -> k.elu(x[0], -0.5), FEW_ULPS),
                new Case("broadcastTo", OperandSource::part, KernelCases::broadcastToTheWhole, 0));
    }

    private static List<Case> rectifiers() {
        return Stream.of(0f, 0.3f, 1f, 2.5f, -0.5f)
                .flatMap(alpha -> Stream.of(
                        new Case("leakyRelu", OperandSource::one, (k, x) -> k.leakyRelu(x[0], alpha), 0),
                        new Case(
                                "leakyReluGradient",
                                OperandSource::two,
                                (k, x) -> k.leakyReluGradient(x[0], x[1], alpha),
                                0)))
                .toList();
    }

    private static List<Case> gradients() {
        return List.of(
                new Case(
                        "sigmoidGradient",
                        OperandSource::upstreamAndOutputs,
                        (k, x) -> k.sigmoidGradient(x[0], x[1]),
                        FEW_ULPS),
                // 1 − y² loses its digits where y is near 1
                new Case(
                        "tanhGradient",
                        OperandSource::upstreamAndOutputs,
                        (k, x) -> k.tanhGradient(x[0], x[1]),
                        FEW_ULPS,
                        UPSTREAM),
                new Case(
                        "geluGradient",
                        OperandSource::upstreamAndAny,
                        (k, x) -> k.geluGradient(x[0], x[1]),
                        FEW_ULPS,
                        UPSTREAM),
                new Case(
                        "tanhGeluGradient",
                        OperandSource::upstreamAndAny,
                        (k, x) -> k.tanhGeluGradient(x[0], x[1]),
                        FEW_ULPS,
                        UPSTREAM),
                new Case(
                        "siluGradient",
                        OperandSource::upstreamAndAny,
                        (k, x) -> k.siluGradient(x[0], x[1]),
                        FEW_ULPS,
                        UPSTREAM),
                new Case(
                        "eluGradient", OperandSource::upstreamAndAny, (k, x) -> k.eluGradient(x[0], x[1], 1), FEW_ULPS),
                new Case(
                        "eluGradient",
                        OperandSource::upstreamAndAny,
                        (k, x) -> k.eluGradient(x[0], x[1], -0.5),
                        FEW_ULPS),
                new Case(
                        "crossEntropyGradient",
                        OperandSource::probabilitiesAndTargets,
                        (k, x) -> k.crossEntropyGradient(x[0], x[1], SMALLEST),
                        0));
    }

    private static List<Case> rows() {
        return List.of(
                new Case("softmax", OperandSource::rows, (k, x) -> k.softmax(x[0]), FEW_ULPS),
                new Case(
                        "logSoftmax",
                        OperandSource::rows,
                        (k, x) -> k.logSoftmax(x[0]),
                        FEW_ULPS,
                        (k, x) -> k.abs(x[0])),
                new Case(
                        "softmaxGradient",
                        OperandSource::upstreamAndProbabilities,
                        (k, x) -> k.softmaxGradient(x[0], x[1]),
                        FEW_ULPS,
                        (k, x) -> k.add(k.abs(x[0]), lastSum(k, k.abs(k.multiply(x[0], x[1]))))),
                new Case(
                        "softmaxCrossEntropyGradient",
                        OperandSource::scoresAndTargets,
                        (k, x) -> k.softmaxCrossEntropyGradient(x[0], x[1]),
                        FEW_ULPS,
                        (k, x) -> k.add(k.abs(x[1]), lastSum(k, k.abs(x[1])))));
    }

    /** The moments, the normalized array and its gradient, along the first and along the last axis. */
    private static List<Case> normalizations() {
        return Stream.<ToIntFunction<INDArray>>of(x -> 0, x -> x.rank() - 1)
                .flatMap(axis -> Stream.of(
                        new Case(
                                "moments",
                                OperandSource::finiteRows,
                                (k, x) -> k.moments(x[0], axis.applyAsInt(x[0])).meanArray(),
                                FEW_ULPS,
                                (k, x) -> k.mean(k.abs(x[0]), axis.applyAsInt(x[0]))),
                        new Case(
                                "moments",
                                OperandSource::finiteRows,
                                (k, x) -> k.moments(x[0], axis.applyAsInt(x[0])).varianceArray(),
                                FEW_ULPS),
                        new Case(
                                "normalize",
                                OperandSource::finiteRows,
                                (k, x) -> k.normalize(x[0], k.moments(x[0], axis.applyAsInt(x[0])), EPSILON),
                                FEW_ULPS),
                        new Case(
                                "normalizeGradient",
                                OperandSource::upstreamAndFiniteRows,
                                (k, x) -> k.normalizeGradient(
                                        x[0], x[1], k.moments(x[1], axis.applyAsInt(x[1])), EPSILON),
                                FEW_ULPS)))
                .toList();
    }

    /** Returns the sum, the mean and the maximum along every subset of the axes of this rank. */
    static Stream<Case> alongAxes(int rank) {
        return Stream.iterate(0, subset -> subset < 1 << rank, subset -> subset + 1)
                .map(subset -> java.util.stream.IntStream.range(0, rank)
                        .filter(axis -> (subset >> axis & 1) == 1)
                        .toArray())
                .flatMap(axes -> Stream.of(
                        new Case(
                                "sum",
                                OperandSource::one,
                                (k, x) -> k.sum(x[0], axes),
                                FEW_ULPS,
                                (k, x) -> k.sum(k.abs(x[0]), axes)),
                        new Case(
                                "mean",
                                OperandSource::one,
                                (k, x) -> k.mean(x[0], axes),
                                FEW_ULPS,
                                (k, x) -> k.mean(k.abs(x[0]), axes)),
                        new Case("max", OperandSource::one, (k, x) -> k.max(x[0], axes), 0)));
    }

    private static INDArray lastSum(ReferenceKernels kernels, INDArray x) {
        return kernels.sum(x, x.rank() - 1);
    }

    /** The second operand has the target shape. */
    private static INDArray broadcastToTheWhole(ReferenceKernels kernels, INDArray... x) {
        return kernels.broadcastTo(x[0], x[1].shape());
    }

    private static INDArray magnitudes(ReferenceKernels kernels, INDArray... x) {
        return kernels.abs(x[0]);
    }

    private static INDArray zeros(ReferenceKernels kernels, INDArray... x) {
        return ArrayFactory.fill(0, DataType.DOUBLE);
    }

    /** Draws operands: uniform values, most of them from −2 to 2, with a few special values of IEEE 754 among them. */
    static final class OperandSource {

        private static final float[] SPECIAL = {
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            0f,
            -0f,
            Float.MIN_VALUE,
            -1e-40f,
            Float.MIN_NORMAL,
            1e30f,
            -1e30f,
            Float.MAX_VALUE
        };

        private static final int MAX_SPECIAL_VALUES = 4;

        private final Random random;
        private final boolean withSpecial;

        OperandSource(long seed, boolean withSpecial) {
            this.random = new Random(seed);
            this.withSpecial = withSpecial;
        }

        INDArray[] one(long... shape) {
            return new INDArray[] {special(between(-2, 2, shape))};
        }

        INDArray[] two(long... shape) {
            return new INDArray[] {special(between(-2, 2, shape)), special(between(-2, 2, shape))};
        }

        INDArray[] wholeAndPart(long... shape) {
            return new INDArray[] {special(between(-2, 2, shape)), special(between(-2, 2, withoutSomeAxes(shape)))};
        }

        INDArray[] part(long... shape) {
            return new INDArray[] {special(between(-2, 2, withoutSomeAxes(shape))), between(0, 1, shape)};
        }

        /** The left operand repeats along some axes, the right operand along others; either may lack leading axes. */
        INDArray[] broadcastingPair(long... shape) {
            long[] left = shape.clone();
            long[] right = shape.clone();
            for (int axis = 0; axis < shape.length; axis++) {
                switch (random.nextInt(4)) {
                    case 0 -> left[axis] = 1;
                    case 1 -> right[axis] = 1;
                    default -> {}
                }
            }
            if (random.nextBoolean()) {
                left = withoutFirstOnes(left);
            } else {
                right = withoutFirstOnes(right);
            }
            return new INDArray[] {special(between(-2, 2, left)), special(between(-2, 2, right))};
        }

        /** A condition of zeros, ones and NaN, and the two operands that it selects from. */
        INDArray[] broadcastingChoice(long... shape) {
            INDArray[] pair = broadcastingPair(shape);
            INDArray condition = between(0, 1, withoutSomeAxes(shape));
            for (long i = 0; i < condition.length(); i++) {
                condition.putScalar(i, random.nextInt(2));
            }
            return new INDArray[] {special(condition), pair[0], pair[1]};
        }

        INDArray[] upstreamAndAny(long... shape) {
            return new INDArray[] {finiteOrNan(between(-2, 2, shape)), special(between(-4, 4, shape))};
        }

        INDArray[] logarithmsAndTargets(long... shape) {
            INDArray targets = special(between(0, 1, shape));
            targets.putScalar(random.nextInt((int) targets.length()), 0);
            return new INDArray[] {special(between(-20, 0, shape)), targets};
        }

        /** Upstream gradients are finite or NaN, because the sum of an infinite gradient depends on the formula. */
        INDArray[] upstreamAndOutputs(long... shape) {
            return new INDArray[] {finiteOrNan(between(-2, 2, shape)), nearTheEnds(between(0, 1, shape))};
        }

        INDArray[] probabilitiesAndTargets(long... shape) {
            INDArray probabilities = nearTheEnds(between(0, 1, shape));
            probabilities.putScalar(random.nextInt((int) probabilities.length()), SMALLEST);
            probabilities.putScalar(random.nextInt((int) probabilities.length()), Math.nextDown(SMALLEST));
            return new INDArray[] {probabilities, special(between(-2, 2, shape))};
        }

        INDArray[] rows(long... shape) {
            return new INDArray[] {special(between(-10, 10, ranked(shape)))};
        }

        INDArray[] finiteRows(long... shape) {
            return new INDArray[] {finiteOrNan(between(-10, 10, ranked(shape)))};
        }

        INDArray[] upstreamAndFiniteRows(long... shape) {
            return new INDArray[] {
                finiteOrNan(between(-2, 2, ranked(shape))), finiteOrNan(between(-10, 10, ranked(shape)))
            };
        }

        INDArray[] upstreamAndProbabilities(long... shape) {
            INDArray probabilities = new ReferenceKernels().softmax(between(-10, 10, ranked(shape)));
            return new INDArray[] {finiteOrNan(between(-2, 2, ranked(shape))), rounded(probabilities)};
        }

        INDArray[] scoresAndTargets(long... shape) {
            return new INDArray[] {special(between(-10, 10, ranked(shape))), finiteOrNan(between(-2, 2, ranked(shape)))
            };
        }

        INDArray between(double low, double high, long... shape) {
            double[] values = new double[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
            Arrays.setAll(values, i -> low + (high - low) * random.nextDouble());
            return rounded(ArrayFactory.of(values, DataType.DOUBLE, shape));
        }

        private INDArray special(INDArray x) {
            return withSome(x, SPECIAL);
        }

        private INDArray finiteOrNan(INDArray x) {
            return withSome(x, Float.NaN, 0f, -0f, Float.MIN_VALUE, -1e-40f);
        }

        private INDArray nearTheEnds(INDArray x) {
            return withSome(x, Float.NaN, 0f, -0f, 1f, Float.MIN_VALUE, Math.nextDown(1f));
        }

        private INDArray withSome(INDArray x, float... candidates) {
            int count = withSpecial ? random.nextInt(MAX_SPECIAL_VALUES + 1) : 0;
            for (int i = 0; i < count; i++) {
                x.putScalar(random.nextInt((int) x.length()), candidates[random.nextInt(candidates.length)]);
            }
            return x;
        }

        private long[] withoutSomeAxes(long... shape) {
            long[] part = shape.clone();
            for (int axis = 0; axis < part.length; axis++) {
                if (random.nextBoolean()) {
                    part[axis] = 1;
                }
            }
            return random.nextBoolean() ? withoutFirstOnes(part) : part;
        }

        private static long[] withoutFirstOnes(long... shape) {
            int first = 0;
            while (first < shape.length && shape[first] == 1) {
                first++;
            }
            return Arrays.copyOfRange(shape, first, shape.length);
        }

        private static long[] ranked(long... shape) {
            return shape.length == 0 ? new long[] {1} : shape;
        }

        private static INDArray rounded(INDArray x) {
            double[] values = ArrayIo.doubles(x);
            Arrays.setAll(values, i -> (float) values[i]);
            return ArrayIo.write(values, x);
        }
    }
}
