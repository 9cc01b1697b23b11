package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperparametersTest {

    private static final List<DoubleFunction<Object>> WITH_LEARNING_RATE =
            List.of(BasicOptimizer::new, SGD::new, RMSProp::new, Adam::new, rate -> {
                new Adam(.1).setLearningRate(rate);
                return rate;
            });

    private static final List<DoubleFunction<Object>> DECAYS = List.of(
            value -> new SGD(.1).momentum(value),
            value -> new SGD(.1).dampedMomentum(value),
            value -> new RMSProp(.1).beta(value),
            value -> new Adam(.1).beta1(value),
            value -> new Adam(.1).beta2(value));

    private static final List<DoubleFunction<Object>> NOT_NEGATIVE = List.of(
            value -> new SGD(.1).weightDecay(value),
            value -> new RMSProp(.1).epsilon(value),
            value -> new Adam(.1).epsilon(value),
            value -> new Adam(.1).weightDecay(value));

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1e-9, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aLearningRateIsFiniteAndNotNegative(double rate) {
        for (DoubleFunction<Object> setting : WITH_LEARNING_RATE) {
            assertEquals("a learning rate must be finite and at least 0, not " + rate, refusal(setting, rate));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -.1, 1, 1.5, Double.POSITIVE_INFINITY})
    void aRateOfForgettingIsBelowOne(double value) {
        for (DoubleFunction<Object> setting : DECAYS) {
            String message = refusal(setting, value);
            assertTrue(message.endsWith(" must be at least 0 and below 1, not " + value), message);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -.1, Double.POSITIVE_INFINITY})
    void epsilonAndWeightDecayAreFiniteAndNotNegative(double value) {
        for (DoubleFunction<Object> setting : NOT_NEGATIVE) {
            String message = refusal(setting, value);
            assertTrue(message.endsWith(" must be finite and at least 0, not " + value), message);
        }
    }

    @Test
    void aRefusalNamesTheSetting() {
        assertEquals("beta2 must be at least 0 and below 1, not 1.0", refusal(value -> new Adam(.1).beta2(value), 1));
    }

    @Test
    void aRefusedLearningRateLeavesTheOldOne() {
        Adam adam = new Adam(.1);

        assertThrows(IllegalArgumentException.class, () -> adam.setLearningRate(Double.NaN));

        assertEquals(.1, adam.learningRate());
    }

    @Test
    void anOptimizerTellsItsSettings() {
        assertEquals("BasicOptimizer(learningRate=0.1)", new BasicOptimizer(.1).toString());
        assertEquals("RMSProp(learningRate=0.1, beta=0.9, epsilon=1.0E-6)", new RMSProp(.1).toString());
        assertEquals(
                "Adam(learningRate=0.1, beta1=0.9, beta2=0.999, epsilon=1.0E-7, weightDecay=0.0)",
                new Adam(.1).toString());
        assertTrue(new Adam(.1).amsgrad().toString().contains("amsgrad"));
    }

    private static String refusal(DoubleFunction<Object> setting, double value) {
        return assertThrows(IllegalArgumentException.class, () -> setting.apply(value))
                .getMessage();
    }
}
