package io.beras.optim.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.optim.PyTorchFixture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schedule gives PyTorch's rates. PyTorch computes most rates from the rate before, so its rounding adds up. */
class SchedulesAsPyTorchTest {

    private static final double TOLERANCE = 1e-12;

    private static final Map<String, double[][]> RATES = PyTorchFixture.read("schedules.txt");

    private static final Map<String, LearningRateSchedule> SCHEDULES = new LinkedHashMap<>();

    static {
        SCHEDULES.put("StepDecay", new StepDecay(.1, 4, .3));
        SCHEDULES.put("ExponentialDecay", new ExponentialDecay(.1, 1, .9));
        SCHEDULES.put("CosineDecay", new CosineDecay(.1, 24).finalRate(.001));
        SCHEDULES.put("PolynomialDecay", new PolynomialDecay(.1, 20).power(2));
        SCHEDULES.put("PolynomialDecay linear", new PolynomialDecay(.1, 20).finalRate(.01));
        SCHEDULES.put(
                "PiecewiseConstant", new PiecewiseConstant(.1).from(5, .01).from(12, .001));
        SCHEDULES.put("WarmUp", new WarmUp(5, step -> .1));
        SCHEDULES.put("WarmUp CosineDecay", new WarmUp(5, new CosineDecay(.1, 20).finalRate(.001)));
        SCHEDULES.put("OneCycle", new OneCycle(.1, 25));
        SCHEDULES.put(
                "OneCycle settings",
                new OneCycle(.1, 25).riseShare(.45).initialDivisor(10).finalDivisor(50));
    }

    static Stream<String> schedules() {
        return SCHEDULES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void scheduleGivesPyTorchsRates(String name) {
        double[] expected = RATES.get(name)[0];
        for (int step = 0; step < expected.length; step++) {
            assertEquals(expected[step], SCHEDULES.get(name).at(step), TOLERANCE, "at step " + step);
        }
    }

    @Test
    void everyLineOfTheFixturesIsCompared() {
        assertEquals(RATES.keySet(), SCHEDULES.keySet());
    }
}
