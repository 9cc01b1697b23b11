package io.beras.optim.schedules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateScheduleTest {

    @Test
    void stepsDown() {
        // 0.8·0.5^⌊t / 2⌋
        assertRates(new StepDecay(.8, 2, .5), .8, .8, .4, .4, .2);
    }

    @Test
    void fallsByTheSameFactorEachStep() {
        // 0.8·0.25^(t / 2): halved each step
        assertRates(new ExponentialDecay(.8, 2, .25), .8, .4, .2, .1);
    }

    @Test
    void fallsAlongHalfACosine() {
        // cos 0 = 1, cos π/3 = ½, cos 2π/3 = −½, cos π = −1: 0.2 + 0.8·½·(1 + cos)
        assertRates(new CosineDecay(1, 3).finalRate(.2), 1, .8, .4, .2, .2);
    }

    @Test
    void fallsAlongAStraightLine() {
        assertRates(new PolynomialDecay(1, 4), 1, .75, .5, .25, 0, 0);
    }

    @Test
    void fallsAlongAParabola() {
        // 0.5 + 0.5·(1 − t / 2)²
        assertRates(new PolynomialDecay(1, 2).finalRate(.5).power(2), 1, .625, .5, .5);
    }

    @Test
    void changesAtChosenSteps() {
        assertRates(new PiecewiseConstant(.3).from(1, .2).from(3, .1), .3, .2, .2, .1, .1);
        assertRates(new PiecewiseConstant(.3), .3, .3);
    }

    @Test
    void piecesMustBeInOrder() {
        PiecewiseConstant schedule = new PiecewiseConstant(.3).from(5, .2);

        assertEquals(
                "pieces must be given in order, each from a later step on, but 5 follows 5",
                assertThrows(IllegalArgumentException.class, () -> schedule.from(5, .1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new PiecewiseConstant(.3).from(0, .1));
    }

    @Test
    void warmsUpInAStraightLineToTheInitialRateOfTheNextSchedule() {
        // A quarter, a half and three quarters of 0.8; then its own steps 0, 1, 2, …
        assertRates(new WarmUp(3, new StepDecay(.8, 1, .5)), .2, .4, .6, .8, .4, .2);
    }

    @Test
    void cyclesOnceUpAndDown() {
        // 10 steps, 30 % of them for the rise: from 1 / 4 at step 0 to 1 at 0.3·10 − 1 = 2, in the middle 0.625;
        // from there to 0.25 / 5 = 0.05 at step 9.
        LearningRateSchedule cycle = new OneCycle(1, 10).initialDivisor(4).finalDivisor(5);

        assertEquals(.25, cycle.at(0), 1e-15);
        assertEquals(.625, cycle.at(1), 1e-15);
        assertEquals(1, cycle.at(2), 1e-15);
        assertEquals(.05, cycle.at(9), 1e-15);
        assertEquals(.05, cycle.at(1000), 1e-15);
    }

    @Test
    void aCycleMayBeTooShortToRise() {
        assertRates(new OneCycle(1, 1), .000_004);
        assertRates(new OneCycle(1, 2).riseShare(.5).finalDivisor(1), 1, .04);
    }

    @Test
    void countsEpochsInsteadOfSteps() {
        LearningRateSchedule schedule = new PolynomialDecay(1, 2).inEpochsOf(3);

        assertRates(schedule, 1, 1, 1, .5, .5, .5, 0);
    }

    @Test
    void printsItsSettings() {
        assertEquals("StepDecay(0.1, factor 0.5 every 30 steps)", new StepDecay(.1, 30, .5).toString());
        assertEquals("ExponentialDecay(0.1, factor 0.9 every step)", new ExponentialDecay(.1, 1, .9).toString());
        assertEquals("CosineDecay(0.1 to 0 in 500 steps)", new CosineDecay(.1, 500).toString());
        assertEquals(
                "PolynomialDecay(0.1 to 1e-4 in 500 steps, power=2)",
                new PolynomialDecay(.1, 500).finalRate(1e-4).power(2).toString());
        assertEquals(
                "PiecewiseConstant(0.1, 0.01 from step 9)",
                new PiecewiseConstant(.1).from(9, .01).toString());
        assertEquals(
                "OneCycle(up to 0.1 in 500 steps, riseShare=0.4)",
                new OneCycle(.1, 500).riseShare(.4).toString());
        assertEquals("WarmUp(5 steps, then lambda)", new WarmUp(5, step -> .1).toString());
    }

    @Test
    void printsEpochsWhereItCountsThem() {
        assertEquals(
                "ExponentialDecay(0.1, factor 0.9 every epoch)",
                new ExponentialDecay(.1, 1, .9).inEpochsOf(469).toString());
        assertEquals(
                "WarmUp(2 epochs, then CosineDecay(0.1 to 0 in 1 epoch))",
                new WarmUp(2, new CosineDecay(.1, 1)).inEpochsOf(469).toString());
        LearningRateSchedule custom = epoch -> .1;
        assertEquals("lambda of the epoch", custom.inEpochsOf(469).toString());
    }

    @Test
    void countsStepsFromZero() {
        List<LearningRateSchedule> schedules = new ArrayList<>(all(10));
        schedules.add(new CosineDecay(.1, 10).inEpochsOf(3));
        for (LearningRateSchedule schedule : schedules) {
            assertEquals(
                    "a schedule counts steps from 0, not from -1",
                    assertThrows(IllegalArgumentException.class, () -> schedule.at(-1), schedule.toString())
                            .getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 10, Integer.MAX_VALUE, 1L << 53, Long.MAX_VALUE})
    void hasARateAtTheFirstStepAtTheEndAndBeyond(long steps) {
        for (LearningRateSchedule schedule : all(steps)) {
            for (long step : new long[] {0, steps - 1, steps, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
                double rate = schedule.at(step);

                assertEquals(Math.max(0, Math.min(.1, rate)), rate, 1e-15, schedule + " at " + step);
            }
        }
    }

    private static List<LearningRateSchedule> all(long steps) {
        return List.of(
                new StepDecay(.1, steps, .5),
                new ExponentialDecay(.1, steps, .5),
                new CosineDecay(.1, steps),
                new PolynomialDecay(.1, steps),
                new PiecewiseConstant(.1).from(steps, .01),
                new WarmUp(steps, new CosineDecay(.1, steps)),
                new OneCycle(.1, steps));
    }

    @Test
    void everyRateLiesBetweenTheSmallestAndTheLargest() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            long steps = 1 + random.nextInt(100_000);
            long step = random.nextInt(200_000);
            List<LearningRateSchedule> schedules = new ArrayList<>(all(steps));
            schedules.add(new CosineDecay(.1, steps).finalRate(.001));
            schedules.add(new PolynomialDecay(.1, steps).finalRate(.001).power(.5));
            for (LearningRateSchedule schedule : schedules) {
                double rate = schedule.at(step);

                assertEquals(Math.max(0, Math.min(.1, rate)), rate, 1e-15, schedule + " at " + step + ", seed " + seed);
            }
        }
    }

    private static void assertRates(LearningRateSchedule schedule, double... expected) {
        assertArrayEquals(
                expected,
                LongStream.range(0, expected.length).mapToDouble(schedule::at).toArray(),
                1e-15);
    }
}
