package io.beras.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearningRateSchedulerTest {

    @Test
    void setsTheRateOfEachEpoch() {
        assertEquals(
                List.of(.5, .5, .25),
                new ScriptedTraining(1)
                        .fit(3, new LearningRateScheduler(epoch -> epoch <= 2 ? .5 : .25))
                        .learningRates());
    }

    @Test
    void theRateBeforeIsAnArgument() {
        assertEquals(
                List.of(.1, .05, .025), // the training starts with 0.1
                new ScriptedTraining(1)
                        .fit(3, new LearningRateScheduler((epoch, rate) -> epoch == 1 ? rate : rate / 2))
                        .learningRates());
    }

    @Test
    void refusesARateThatIsNone() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new ScriptedTraining(1).fit(3, new LearningRateScheduler(epoch -> -1)))
                .getMessage();

        assertEquals(
                "LearningRateScheduler got the rate -1.0 for epoch 1; return a finite rate of at least 0", message);
    }
}
