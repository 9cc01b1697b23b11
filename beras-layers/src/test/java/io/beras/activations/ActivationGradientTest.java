package io.beras.activations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First and second derivatives against difference quotients, away from the kinks at 0. */
@Tag("gradient-check")
class ActivationGradientTest {

    static Stream<Diffable> all() {
        return Stream.of(
                new ReLU(),
                new LeakyReLU(),
                new LeakyReLU(-.5),
                new Sigmoid(),
                new Tanh(),
                new Softmax(),
                new GELU(),
                new TanhGELU(),
                new SiLU(),
                new ELU(),
                new ELU(.5),
                new Softplus());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRightForAMatrix(Diffable activation) {
        assertRight(activation, Tensor.of(new double[][] {{-2, -.7, .4}, {.1, 1.5, 3}}));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRightForThreeAxes(Diffable activation) {
        double[] x = {-1.5, .3, .8, -.2, 2, -3, .6, -.9};
        assertRight(activation, Tensor.of(x).reshape(2, 2, 2));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRightForOneNumber(Diffable activation) {
        assertRight(activation, Tensor.of(.6));
    }

    @Test
    void isRightAtZeroForSmoothActivations() {
        for (Diffable smooth :
                List.of(new Sigmoid(), new Tanh(), new GELU(), new TanhGELU(), new SiLU(), new Softplus())) {
            assertRight(smooth, Tensor.of(0));
        }
    }

    private static void assertRight(Diffable activation, Tensor x) {
        GradientReport report = GradientCheck.of(activation).secondOrder().check(x);
        assertTrue(report.passed(), activation + "\n" + report);
    }
}
