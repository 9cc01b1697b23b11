package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.arrays.KernelSelection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The gradient of an element is 0 if its upstream gradient is 0, even if the slope is infinite or NaN. */
class ZeroUpstreamTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    /** A function whose slope or value is infinite or NaN at a point. */
    enum Branch {
        SQRT_OF_A_NEGATIVE(-4, Tensor::sqrt),
        SQRT_AT_ZERO(0, Tensor::sqrt),
        LOG_AT_ZERO(0, Tensor::log),
        LOG_OF_A_NEGATIVE(-1, Tensor::log),
        RECIPROCAL(0, x -> Tensor.scalar(x.dataType(), 1).div(x)),
        ZERO_BY_ZERO(0, x -> x.div(x)),
        RECIPROCAL_BY_POW(0, x -> x.pow(-1)),
        ROOT_BY_POW(0, x -> x.pow(0.5)),
        POW_OF_A_NEGATIVE(-8, x -> x.pow(1.0 / 3)),
        ROOT_BY_A_TENSOR(0, x -> x.pow(Tensor.full(x.dataType(), 0.5, x.shape()))),
        POWER_OF_A_NEGATIVE(-8, x -> Tensor.full(x.dataType(), -8, x.shape()).pow(x.div(-24))),
        SINE_OF_NAN(-1, x -> x.sqrt().sin()),
        COSINE_OF_NAN(-1, x -> x.sqrt().cos()),
        OVERFLOW(800, Tensor::exp),
        OVERFLOW_TIMES_ZERO(800, x -> x.exp().mul(x.neg().exp())),
        ABS_OF_NAN(-1, x -> x.sqrt().abs()),
        CLAMP_OF_NAN(-1, x -> x.sqrt().clamp(0, 1)),
        MAXIMUM_WITH_NAN(-1, x -> x.sqrt().maximum(x)),
        MINIMUM_WITH_NAN(-1, x -> x.minimum(x.sqrt())),
        RELU_OF_NAN(-1, x -> x.sqrt().relu()),
        LEAKY_RELU_OF_NAN(-1, x -> x.sqrt().leakyRelu(0.1)),
        SIGMOID_OF_NAN(-1, x -> x.sqrt().sigmoid()),
        TANH_OF_NAN(-1, x -> x.log().tanh()),
        ERF_OF_NAN(-1, x -> x.log().erf()),
        SOFTPLUS_OF_NAN(-1, x -> x.log().softplus()),
        SIN_OF_INFINITY(0, x -> Tensor.scalar(x.dataType(), 1).div(x).sin()),
        COS_OF_NAN(-1, x -> x.log().cos()),
        ROOT_BY_TENSOR(0, x -> x.pow(Tensor.of(x.dataType(), 0.5))),
        POWER_OF_A_NEGATIVE_BY_TENSOR(-8, x -> x.pow(Tensor.of(x.dataType(), 0.5))),
        POWER_OF_A_NEGATIVE_BASE(2, x -> Tensor.of(x.dataType(), -2).pow(x)),
        OVERFLOW_OF_A_POWER(1e4, x -> Tensor.of(x.dataType(), 2).pow(x)),
        SOFTMAX_OF_NANS(-1, x -> x.sqrt().reshape(1, 1).softmax().reshape(x.shape())),
        LOG_SOFTMAX_OF_NANS(-1, x -> x.sqrt().reshape(1, 1).logSoftmax().reshape(x.shape())),
        LOG_SUM_EXP_OF_NANS(-1, x -> x.sqrt().logSumExp().reshape(x.shape())),
        LARGEST_OF_NANS(-1, x -> x.sqrt().reshape(1, 1).maxKeepDims(1).reshape(x.shape())),
        SUM_OF_NANS(-1, x -> x.sqrt().sum().reshape(x.shape())),
        PIECES_OF_NANS(-1, x -> Tensor.concat(0, x.sqrt(), x.log()).gather(1).slice(0, 0, 1));

        private final double at;
        private final UnaryOperator<Tensor> function;

        Branch(double at, UnaryOperator<Tensor> function) {
            this.at = at;
            this.function = function;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBranchThatIsNotChosenHasNoEffect(Branch branch) {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            assertNoEffect(type, branch);
        }
        try (KernelSelection.Scope scope = KernelSelection.useReference()) {
            assertNoEffect(DataType.FLOAT, branch);
        }
    }

    /** y = x² + 3 by the branch that is chosen: y′ = 2x and y″ = 2. */
    private static void assertNoEffect(DataType type, Branch branch) {
        Variable x = new Variable("x", Tensor.of(type, branch.at));
        Tensor never = Tensor.of(type, 0);
        try (GradientTape outer = new GradientTape();
                GradientTape inner = new GradientTape()) {
            Tensor y = branch.function.apply(x).where(never, x.square().add(3));
            Tensor first = inner.gradient(y, x);

            assertArrayEquals(new double[] {2 * branch.at}, first.toDoubleArray());
            assertArrayEquals(new double[] {2}, outer.gradient(first, x).toDoubleArray());
        }
    }

    @Test
    void aRowThatIsNotChosenHasNoEffect() {
        // Row 0 holds √−1 and is not chosen: its y is x. Each function gives the row a gradient of 0.
        for (UnaryOperator<Tensor> function : List.<UnaryOperator<Tensor>>of(
                Tensor::softmax,
                Tensor::logSoftmax,
                row -> row.logSumExpKeepDims(1).mul(row.sign()))) {
            Variable x = new Variable("x", Tensor.of(new double[][] {{-1, 4}, {1, 4}}));
            try (GradientTape tape = new GradientTape()) {
                Tensor y = function.apply(x.sqrt()).where(Tensor.of(new double[][] {{0}, {1}}), x);
                double[] gradient = tape.gradient(y, x).toDoubleArray();
                assertArrayEquals(new double[] {1, 1}, new double[] {gradient[0], gradient[1]});
                assertTrue(Double.isFinite(gradient[2]) && Double.isFinite(gradient[3]));
            }
        }
    }

    @Test
    void theTwoExamplesOfWhere() {
        // where(x > 0, √x, x) at −4 and where(x < 0, eˣ, x + 1) at 100: y = x and y = x + 1, so y′ = 1.
        Variable x = new Variable("x", Tensor.of(-4, 4));
        Variable z = new Variable("z", Tensor.of(100, 0));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.sqrt().where(x.greater(0), x).add(z.exp().where(z.less(0), z.add(1)));
            List<Tensor> gradients = tape.gradient(y, List.of(x, z));

            assertArrayEquals(new double[] {1, 0.25}, gradients.get(0).toDoubleArray());
            assertArrayEquals(new double[] {1, 1}, gradients.get(1).toDoubleArray());
        }
    }

    @Test
    void anElementThatASliceOrAGatherLeavesOutHasNoEffect() {
        // √x at 4 is 2, with slope 1/4; √x at 0 and −1 is left out.
        Variable x = new Variable("x", Tensor.of(4, 0, -1));
        try (GradientTape tape = new GradientTape(true)) {
            double[] right = {0.25, 0, 0};
            Tensor root = x.sqrt();
            assertArrayEquals(right, tape.gradient(root.slice(0, 0, 1), x).toDoubleArray());
            assertArrayEquals(right, tape.gradient(root.gather(0), x).toDoubleArray());
        }
    }

    @Test
    void aNaNThatCountsStaysVisible() {
        Variable x = new Variable("x", Tensor.of(-4, 0, 4));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.sqrt(); // NaN, 0 with an infinite slope, 2
            assertTrue(Double.isNaN(y.sum().item()));
            assertArrayEquals(
                    new double[] {NAN, INFINITY, 0.25}, tape.gradient(y, x).toDoubleArray());
        }
    }

    @Test
    void aNaNUpstreamIsNotHiddenByAZeroSlope() {
        // NaN · relu′(−1) = NaN · 0 = NaN: only a zero upstream wins.
        Variable x = new Variable("x", Tensor.of(-1, 1));
        try (GradientTape tape = new GradientTape()) {
            Tensor y = x.relu().mul(Tensor.of(NAN, NAN));
            assertArrayEquals(new double[] {NAN, NAN}, tape.gradient(y, x).toDoubleArray());
        }
    }

    @Test
    void aLocalGradientOfASlopeKeepsTheRule() {
        Tensor slope = Tensor.of(2, INFINITY, NAN, INFINITY, NAN);

        Tensor gradient = LocalGradient.ofSlope(slope).compose(Tensor.of(3, 0, -0.0, 1, 1));

        assertArrayEquals(new double[] {6, 0, 0, INFINITY, NAN}, gradient.toDoubleArray());
        assertEquals(NAN, Tensor.of(INFINITY).mul(0).item()); // while forward products follow IEEE 754
    }
}
