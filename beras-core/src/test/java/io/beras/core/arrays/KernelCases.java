package io.beras.core.arrays;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One way or several to use each kernel that {@link FloatKernels} has a version of its own of. */
final class KernelCases {

    /** What a kernel computes from some operands, by either version. */
    @FunctionalInterface
    interface Kernel {
        INDArray run(ReferenceKernels kernels, INDArray... x);
    }

    /** Makes operands that a kernel fits, one of them of this shape; their numbers are exact in FLOAT. */
    @FunctionalInterface
    interface Operands {
        INDArray[] make(Numbers numbers, long... shape);
    }

    /**
     * A kernel, what it is given, and how near its result must come.
     *
     * @param name the method of {@link ReferenceKernels}
     * @param tolerance what a result may be off by, in parts of itself and of {@code scale}; 0 where FLOAT has to be the
     *     DOUBLE result, rounded
     * @param scale the size of what was added up, where the result may be much smaller
     */
    record Case(String name, Operands operands, Kernel kernel, double tolerance, Kernel scale) {

        Case(String name, Operands operands, Kernel kernel, double tolerance) {
            this(name, operands, kernel, tolerance, KernelCases::zeros);
        }

        boolean changesItsFirstOperand() {
            return name.endsWith("InPlace");
        }
    }

    /** Some units of the last place of FLOAT, 6e-8 of a number: of own exp, log, tanh and sigmoid, and of sums. */
    private static final double FEW_ULPS = 2e-6;

    private static final float FLOOR = 1e-12f;

    private static final Kernel UPSTREAM = (k, x) -> k.abs(x[0]);

    private KernelCases() {}

    static Stream<Case> all() {
        return Stream.of(binary(), unary(), rectifiers(), gradients(), rows()).flatMap(List::stream);
    }

    private static List<Case> binary() {
        return List.of(
                new Case("add", Numbers::broadcastingPair, (k, x) -> k.add(x[0], x[1]), 0),
                new Case("subtract", Numbers::broadcastingPair, (k, x) -> k.subtract(x[0], x[1]), 0),
                new Case("multiply", Numbers::broadcastingPair, (k, x) -> k.multiply(x[0], x[1]), 0),
                new Case("divide", Numbers::broadcastingPair, (k, x) -> k.divide(x[0], x[1]), 0),
                new Case("maximum", Numbers::broadcastingPair, (k, x) -> k.maximum(x[0], x[1]), 0),
                new Case("minimum", Numbers::broadcastingPair, (k, x) -> k.minimum(x[0], x[1]), 0),
                new Case("addInPlace", Numbers::wholeAndPart, (k, x) -> k.addInPlace(x[0], x[1]), 0),
                new Case("subtractInPlace", Numbers::wholeAndPart, (k, x) -> k.subtractInPlace(x[0], x[1]), 0),
                new Case("where", Numbers::broadcastingChoice, (k, x) -> k.where(x[0], x[1], x[2]), 0),
                new Case("crossEntropy", Numbers::logarithmsAndShares, (k, x) -> k.crossEntropy(x[0], x[1]), 0));
    }

    private static List<Case> unary() {
        return List.of(
                new Case("sqrt", Numbers::one, (k, x) -> k.sqrt(x[0]), 0),
                new Case("abs", Numbers::one, (k, x) -> k.abs(x[0]), 0),
                new Case("exp", Numbers::one, (k, x) -> k.exp(x[0]), FEW_ULPS),
                new Case("log", Numbers::one, (k, x) -> k.log(x[0]), FEW_ULPS),
                new Case("sigmoid", Numbers::one, (k, x) -> k.sigmoid(x[0]), FEW_ULPS),
                new Case("tanh", Numbers::one, (k, x) -> k.tanh(x[0]), FEW_ULPS),
                new Case("erf", Numbers::one, (k, x) -> k.erf(x[0]), FEW_ULPS),
                new Case("softplus", Numbers::one, (k, x) -> k.softplus(x[0]), FEW_ULPS),
                new Case("clamp", Numbers::one, (k, x) -> k.clamp(x[0], -0.5, 1.5), 0),
                new Case("clamp", Numbers::one, (k, x) -> k.clamp(x[0], Double.NEGATIVE_INFINITY, 0), 0),
                // their shares have no digits left where they are next to 0
                new Case("gelu", Numbers::one, (k, x) -> k.gelu(x[0]), FEW_ULPS, KernelCases::sizes),
                new Case("tanhGelu", Numbers::one, (k, x) -> k.tanhGelu(x[0]), FEW_ULPS),
                new Case("silu", Numbers::one, (k, x) -> k.silu(x[0]), FEW_ULPS),
                new Case("elu", Numbers::one, (k, x) -> k.elu(x[0], 1), FEW_ULPS),
                new Case("elu", Numbers::one, (k, x) -> k.elu(x[0], -0.5), FEW_ULPS),
                new Case("broadcastTo", Numbers::part, KernelCases::broadcastToTheWhole, 0));
    }

    private static List<Case> rectifiers() {
        return Stream.of(0f, 0.3f, 1f, 2.5f, -0.5f)
                .flatMap(alpha -> Stream.of(
                        new Case("leakyRelu", Numbers::one, (k, x) -> k.leakyRelu(x[0], alpha), 0),
                        new Case(
                                "leakyReluGradient",
                                Numbers::two,
                                (k, x) -> k.leakyReluGradient(x[0], x[1], alpha),
                                0)))
                .toList();
    }

    private static List<Case> gradients() {
        return List.of(
                new Case(
                        "sigmoidGradient",
                        Numbers::upstreamAndShares,
                        (k, x) -> k.sigmoidGradient(x[0], x[1]),
                        FEW_ULPS),
                // 1 − y² has no digits left where y is next to 1
                new Case(
                        "tanhGradient",
                        Numbers::upstreamAndShares,
                        (k, x) -> k.tanhGradient(x[0], x[1]),
                        FEW_ULPS,
                        UPSTREAM),
                new Case(
                        "geluGradient",
                        Numbers::upstreamAndAny,
                        (k, x) -> k.geluGradient(x[0], x[1]),
                        FEW_ULPS,
                        UPSTREAM),
                new Case(
                        "tanhGeluGradient",
                        Numbers::upstreamAndAny,
                        (k, x) -> k.tanhGeluGradient(x[0], x[1]),
                        FEW_ULPS,
                        UPSTREAM),
                new Case(
                        "siluGradient",
                        Numbers::upstreamAndAny,
                        (k, x) -> k.siluGradient(x[0], x[1]),
                        FEW_ULPS,
                        UPSTREAM),
                new Case("eluGradient", Numbers::upstreamAndAny, (k, x) -> k.eluGradient(x[0], x[1], 1), FEW_ULPS),
                new Case("eluGradient", Numbers::upstreamAndAny, (k, x) -> k.eluGradient(x[0], x[1], -0.5), FEW_ULPS),
                new Case(
                        "crossEntropyGradient",
                        Numbers::sharesAndTargets,
                        (k, x) -> k.crossEntropyGradient(x[0], x[1], FLOOR),
                        0));
    }

    private static List<Case> rows() {
        return List.of(
                new Case("softmax", Numbers::rows, (k, x) -> k.softmax(x[0]), FEW_ULPS),
                new Case("logSoftmax", Numbers::rows, (k, x) -> k.logSoftmax(x[0]), FEW_ULPS, (k, x) -> k.abs(x[0])),
                new Case(
                        "softmaxGradient",
                        Numbers::upstreamAndProbabilities,
                        (k, x) -> k.softmaxGradient(x[0], x[1]),
                        FEW_ULPS,
                        (k, x) -> k.add(k.abs(x[0]), lastSum(k, k.abs(k.multiply(x[0], x[1]))))),
                new Case(
                        "softmaxCrossEntropyGradient",
                        Numbers::scoresAndTargets,
                        (k, x) -> k.softmaxCrossEntropyGradient(x[0], x[1]),
                        FEW_ULPS,
                        (k, x) -> k.add(k.abs(x[1]), lastSum(k, k.abs(x[1])))));
    }

    /** Returns the sum and the largest along every subset of the axes of this rank. */
    static Stream<Case> alongAxes(int rank) {
        return Stream.iterate(0, subset -> subset < 1 << rank, subset -> subset + 1)
                .map(subset -> java.util.stream.IntStream.range(0, rank)
                        .filter(axis -> (subset >> axis & 1) == 1)
                        .toArray())
                .flatMap(axes -> Stream.of(
                        new Case(
                                "sum",
                                Numbers::one,
                                (k, x) -> k.sum(x[0], axes),
                                FEW_ULPS,
                                (k, x) -> k.sum(k.abs(x[0]), axes)),
                        new Case("max", Numbers::one, (k, x) -> k.max(x[0], axes), 0)));
    }

    private static INDArray lastSum(ReferenceKernels kernels, INDArray x) {
        return kernels.sum(x, x.rank() - 1);
    }

    /** The second operand tells the shape. */
    private static INDArray broadcastToTheWhole(ReferenceKernels kernels, INDArray... x) {
        return kernels.broadcastTo(x[0], x[1].shape());
    }

    private static INDArray sizes(ReferenceKernels kernels, INDArray... x) {
        return kernels.abs(x[0]);
    }

    private static INDArray zeros(ReferenceKernels kernels, INDArray... x) {
        return ArrayFactory.fill(0, DataType.DOUBLE);
    }

    /** Draws operands: even numbers from −2 to 2, and among them a few that arithmetic treats as special. */
    static final class Numbers {

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

        private static final int MOST_SPECIAL_ONES = 4;

        private final Random random;
        private final boolean withSpecial;

        Numbers(long seed, boolean withSpecial) {
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

        /** Along some axes the left one repeats, along others the right one; one of them may lack the first axes. */
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

        /** A condition with zeros and NaN among its numbers, and what it chooses from. */
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

        INDArray[] logarithmsAndShares(long... shape) {
            INDArray shares = special(between(0, 1, shape));
            shares.putScalar(random.nextInt((int) shares.length()), 0);
            return new INDArray[] {special(between(-20, 0, shape)), shares};
        }

        /** Upstream gradients are finite or NaN here: what an infinite one makes of a sum depends on the formula. */
        INDArray[] upstreamAndShares(long... shape) {
            return new INDArray[] {finiteOrNan(between(-2, 2, shape)), nearTheEnds(between(0, 1, shape))};
        }

        INDArray[] sharesAndTargets(long... shape) {
            INDArray shares = nearTheEnds(between(0, 1, shape));
            shares.putScalar(random.nextInt((int) shares.length()), FLOOR);
            shares.putScalar(random.nextInt((int) shares.length()), Math.nextDown(FLOOR));
            return new INDArray[] {shares, special(between(-2, 2, shape))};
        }

        INDArray[] rows(long... shape) {
            return new INDArray[] {special(between(-10, 10, ranked(shape)))};
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
            double[] numbers = new double[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
            Arrays.setAll(numbers, i -> low + (high - low) * random.nextDouble());
            return rounded(ArrayFactory.of(numbers, DataType.DOUBLE, shape));
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
            int count = withSpecial ? random.nextInt(MOST_SPECIAL_ONES + 1) : 0;
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
            double[] numbers = ArrayIo.doubles(x);
            Arrays.setAll(numbers, i -> (float) numbers[i]);
            return ArrayIo.write(numbers, x);
        }
    }
}
