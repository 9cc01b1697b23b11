package io.beras.examples.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Optimizer;
import io.beras.optim.Adam;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningRateDecayTest {

    /** 0.1 · 0.01^(1/2) = 0.01 in the second of two epochs. */
    @Test
    void fallsByTheSameFactorEachEpoch() {
        Optimizer optimizer = new Adam(0.1);
        LearningRateDecay decay = new LearningRateDecay(optimizer, 0.01);

        decay.onTrainBegin(2, 100);
        assertEquals(0.1, optimizer.learningRate());
        decay.onEpochEnd(1, Map.of(), 1);
        assertEquals(0.01, optimizer.learningRate(), 1e-15);
    }

    @Test
    void beginsAgainWithEachTraining() {
        Optimizer optimizer = new Adam(0.1);
        LearningRateDecay decay = new LearningRateDecay(optimizer, 0.01);
        decay.onTrainBegin(1, 100);
        decay.onEpochEnd(1, Map.of(), 1);

        decay.onTrainBegin(5, 100);

        assertEquals(0.1, optimizer.learningRate());
    }
}
