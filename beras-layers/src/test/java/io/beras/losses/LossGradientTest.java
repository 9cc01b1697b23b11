package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First and second derivatives against difference quotients. */
@Tag("gradient-check")
class LossGradientTest {

    private static final Tensor PREDICTION = Tensor.of(new double[][] {{.2, .3, .5}, {.6, .1, .3}});
    private static final Tensor TARGET = Tensor.of(new double[][] {{.7, -.2, 1.7}, {0, 1, .4}});

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void isRightForPredictionAndTarget(Loss loss) {
        assertRight(GradientCheck.of(loss).secondOrder().check(PREDICTION, target(loss)));
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void isRightWithSampleWeights(Loss loss) {
        Tensor twoColumns = PREDICTION.slice(1, 0, 2);
        Tensor target = target(loss).slice(1, 0, 2);

        assertRight(GradientCheck.of(loss).secondOrder().onlyInputs(0, 1).check(twoColumns, target, Tensor.of(2, .5)));
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#overClasses")
    void isRightForLabels(Loss loss) {
        assertRight(GradientCheck.of(loss).secondOrder().check(PREDICTION, Tensor.ofLabels(2, 0)));
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#onAnswers")
    void isRightForAnswersAsLabels(Loss loss) {
        assertRight(GradientCheck.of(loss).secondOrder().check(Tensor.of(.2, .6, .9), Tensor.ofLabels(1, 1, 0)));
    }

    @ParameterizedTest
    @MethodSource("io.beras.losses.AllLosses#all")
    void isRightForOneNumber(Loss loss) {
        assertRight(GradientCheck.of(loss).secondOrder().check(matrix(.7), matrix(.3)));
    }

    /** Returns targets that the loss takes: from 0 to 1 for the binary losses, any values for the others. */
    private static Tensor target(Loss loss) {
        boolean isBinary = loss instanceof BinaryCrossEntropy || loss instanceof SigmoidCrossEntropy;
        return isBinary ? TARGET.clamp(0, 1).detach() : TARGET;
    }

    private static Tensor matrix(double number) {
        return Tensor.of(new double[][] {{number}});
    }

    private static void assertRight(GradientReport report) {
        assertTrue(report.passed(), report.toString());
    }
}
