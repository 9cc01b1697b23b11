package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a step lent, the next step lends again; what no step needs for long is left to the collector. */
class StepMemoryTest {

    private static final int LONG = 100;

    @Test
    void theNextStepLendsTheSameArray() {
        assertSame(lentInAStep(31), lentInAStep(31));
    }

    @Test
    void aShapeThatNoStepNeedsForLongIsForgotten() {
        INDArray before = lentInAStep(32);
        for (int i = 0; i < LONG; i++) {
            lentInAStep(33);
        }

        assertNotSame(before, lentInAStep(32));
        assertFalse(before.wasClosed(), "another thread may still be reading it");
    }

    /** A step of a deep network opens a scope for each variable's update: they are parts of one step, not steps. */
    @Test
    void stepsInsideAStepMakeNothingForgotten() {
        INDArray before = aStepOfManyUpdates();

        assertSame(before, aStepOfManyUpdates());
    }

    private static INDArray aStepOfManyUpdates() {
        StepMemory step = StepMemory.open();
        INDArray activation = step.allocate(DataType.DOUBLE, 34);
        INDArray scratch = lentInAStep(35);
        for (int i = 0; i < LONG; i++) {
            lentInAStep(36);
        }
        step.close();
        assertFalse(scratch.wasClosed());
        assertSame(activation, lentInAStep(34));
        return scratch;
    }

    private static INDArray lentInAStep(long size) {
        StepMemory step = StepMemory.open();
        INDArray array = step.allocate(DataType.DOUBLE, size);
        step.close();
        return array;
    }
}
