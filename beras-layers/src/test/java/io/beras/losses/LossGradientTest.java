package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientCheck;
import io.beras.core.GradientReport;
import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First and second derivatives against difference quotients. */
@Tag("gradient-check")
class LossGradientTest {

    private static final Tensor PREDICTION = Tensor.of(new double[][] {{.2, .3, .5}, {.6, .1, .3}});
    private static final Tensor TARGET = Tensor.of(new double[][] {{.7, -.2, 1.5}, {0, 1, .4}});

    static Stream<Loss> all() {
        return Stream.concat(
                Arrays.stream(Reduction.values()).map(MeanSquaredError::new),
                Stream.of(new CategoricalCrossEntropy(), new SoftmaxCrossEntropy()));
    }

    static Stream<Loss> overClasses() {
        return Stream.of(new CategoricalCrossEntropy(), new SoftmaxCrossEntropy());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRightForPredictionAndTarget(Loss loss) {
        assertRight(GradientCheck.of(loss).secondOrder().check(PREDICTION, TARGET));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRightWithSampleWeights(Loss loss) {
        assertRight(GradientCheck.of(loss).secondOrder().onlyInputs(0, 1).check(PREDICTION, TARGET, Tensor.of(2, .5)));
    }

    @ParameterizedTest
    @MethodSource("overClasses")
    void isRightForLabels(Loss loss) {
        assertRight(GradientCheck.of(loss).secondOrder().check(PREDICTION, Tensor.ofLabels(2, 0)));
    }

    private static void assertRight(GradientReport report) {
        assertTrue(report.passed(), report.toString());
    }
}
