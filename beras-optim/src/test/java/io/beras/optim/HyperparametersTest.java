package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.optim.schedules.CosineDecay;
import io.beras.optim.schedules.ExponentialDecay;
import io.beras.optim.schedules.OneCycle;
import io.beras.optim.schedules.PiecewiseConstant;
import io.beras.optim.schedules.PolynomialDecay;
import io.beras.optim.schedules.StepDecay;
import io.beras.optim.schedules.WarmUp;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperparametersTest {

    private static final List<DoubleFunction<Object>> WITH_LEARNING_RATE = List.of(
            BasicOptimizer::new, SGD::new, RMSProp::new, AdaGrad::new, Adam::new, AdamW::new, Nadam::new, rate -> {
                new Adam(.1).setLearningRate(rate);
                return rate;
            });

    private static final List<DoubleFunction<Object>> DECAYS = List.of(
            value -> new SGD(.1).momentum(value),
            value -> new SGD(.1).dampedMomentum(value),
            value -> new SGD(.1).dampening(value),
            value -> new RMSProp(.1).beta(value),
            value -> new RMSProp(.1).momentum(value),
            value -> new OneCycle(.1, 10).riseShare(value),
            value -> new Adam(.1).beta1(value),
            value -> new Adam(.1).beta2(value));

    private static final List<DoubleFunction<Object>> NOT_NEGATIVE = List.of(
            value -> new SGD(.1).weightDecay(value),
            value -> new RMSProp(.1).epsilon(value),
            value -> new RMSProp(.1).weightDecay(value),
            value -> new AdaGrad(.1).epsilon(value),
            value -> new AdaGrad(.1).initialSum(value),
            value -> new AdaGrad(.1).weightDecay(value),
            value -> new Adam(.1).epsilon(value),
            value -> new Adam(.1).weightDecay(value),
            value -> new AdamW(.1).weightDecay(value),
            value -> new StepDecay(value, 1, .5),
            value -> new ExponentialDecay(value, 1, .5),
            value -> new CosineDecay(value, 1),
            value -> new CosineDecay(.1, 1).finalRate(value),
            value -> new PolynomialDecay(value, 1),
            value -> new PolynomialDecay(.1, 1).finalRate(value),
            value -> new PiecewiseConstant(value),
            value -> new PiecewiseConstant(.1).from(1, value),
            value -> new OneCycle(value, 1));

    private static final List<DoubleFunction<Object>> POSITIVE = List.of(
            value -> new StepDecay(.1, 1, value),
            value -> new ExponentialDecay(.1, 1, value),
            value -> new PolynomialDecay(.1, 1).power(value),
            value -> new OneCycle(.1, 1).initialDivisor(value),
            value -> new OneCycle(.1, 1).finalDivisor(value));

    private static final List<LongFunction<Object>> STEPS = List.of(
            steps -> new StepDecay(.1, steps, .5),
            steps -> new ExponentialDecay(.1, steps, .5),
            steps -> new CosineDecay(.1, steps),
            steps -> new PolynomialDecay(.1, steps),
            steps -> new WarmUp(steps, step -> .1),
            steps -> new OneCycle(.1, steps),
            steps -> new CosineDecay(.1, 1).inEpochsOf(steps));

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1e-9, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aLearningRateIsFiniteAndNotNegative(double rate) {
        for (DoubleFunction<Object> setting : WITH_LEARNING_RATE) {
            assertEquals("a learning rate must be finite and at least 0, not " + rate, refusal(setting, rate));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -.1, 1, 1.5, Double.POSITIVE_INFINITY})
    void aDecayRateIsAtLeastZeroAndBelowOne(double value) {
        for (DoubleFunction<Object> setting : DECAYS) {
            String message = refusal(setting, value);
            assertTrue(message.endsWith(" must be at least 0 and below 1, not " + value), message);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -.1, Double.POSITIVE_INFINITY})
    void aSettingThatMayBeZeroIsFiniteAndNotNegative(double value) {
        for (DoubleFunction<Object> setting : NOT_NEGATIVE) {
            String message = refusal(setting, value);
            assertTrue(message.endsWith(" must be finite and at least 0, not " + value), message);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -.1, 0, Double.POSITIVE_INFINITY})
    void aFactorOrDivisorIsFiniteAndAboveZero(double value) {
        for (DoubleFunction<Object> setting : POSITIVE) {
            String message = refusal(setting, value);
            assertTrue(message.endsWith(" must be finite and above 0, not " + value), message);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aScheduleHasAtLeastOneStep(long steps) {
        for (LongFunction<Object> schedule : STEPS) {
            String message = assertThrows(IllegalArgumentException.class, () -> schedule.apply(steps))
                    .getMessage();
            assertTrue(message.endsWith(" must be at least 1, not " + steps), message);
        }
    }

    @Test
    void anErrorNamesTheSetting() {
        assertEquals("beta2 must be at least 0 and below 1, not 1.0", refusal(value -> new Adam(.1).beta2(value), 1));
    }

    @Test
    void anInvalidLearningRateLeavesTheOldRate() {
        Adam adam = new Adam(.1);

        assertThrows(IllegalArgumentException.class, () -> adam.setLearningRate(Double.NaN));

        assertEquals(.1, adam.learningRate());
    }

    @Test
    void anOptimizerPrintsItsSettings() {
        assertEquals("BasicOptimizer(learningRate=0.1)", new BasicOptimizer(.1).toString());
        assertEquals("RMSProp(learningRate=0.1)", new RMSProp(.1).toString());
        assertEquals(
                "RMSProp(learningRate=0.1, beta=0.99, epsilon=1e-8, momentum=0.9, centered)",
                new RMSProp(.1).beta(.99).epsilon(1e-8).momentum(.9).centered().toString());
        assertEquals(
                "AdaGrad(learningRate=0.1, initialSum=0.1)",
                new AdaGrad(.1).initialSum(.1).toString());
        assertEquals("Adam(learningRate=0.1, amsgrad)", new Adam(.1).amsgrad().toString());
        assertEquals("AdamW(learningRate=0.1)", new AdamW(.1).toString());
        assertEquals(
                "AdamW(learningRate=0.1, weightDecay=0)",
                new AdamW(.1).weightDecay(0).toString());
        assertEquals(
                "Nadam(learningRate=0.1, beta1=0.8)", new Nadam(.1).beta1(.8).toString());
    }

    @Test
    void theDefaultRateOfAdamIsThatOfKerasAndPyTorch() {
        assertEquals("Adam(learningRate=0.001)", new Adam().toString());
        assertEquals("AdamW(learningRate=0.001)", new AdamW().toString());
    }

    private static String refusal(DoubleFunction<Object> setting, double value) {
        return assertThrows(IllegalArgumentException.class, () -> setting.apply(value))
                .getMessage();
    }
}
