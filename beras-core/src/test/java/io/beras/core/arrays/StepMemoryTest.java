package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A step reuses the arrays of the step before; arrays that no step uses for long are left to the garbage collector. */
class StepMemoryTest {

    private static final int LONG = 100;

    @Test
    void theNextStepReusesTheArray() {
        assertSame(allocatedInAStep(31), allocatedInAStep(31));
    }

    @Test
    void arraysOfAShapeThatNoStepUsesForLongAreDropped() {
        INDArray before = allocatedInAStep(32);
        for (int i = 0; i < LONG; i++) {
            allocatedInAStep(33);
        }

        assertNotSame(before, allocatedInAStep(32));
        assertFalse(before.wasClosed(), "another thread may still be reading it");
    }

    /** A step of a deep network opens an inner step for each update of a variable; only outermost steps count. */
    @Test
    void innerStepsDoNotCountAsStepsWithoutUse() {
        INDArray before = aStepOfManyUpdates();

        assertSame(before, aStepOfManyUpdates());
    }

    private static INDArray aStepOfManyUpdates() {
        StepMemory step = StepMemory.open();
        INDArray activation = step.allocate(DataType.DOUBLE, 34);
        INDArray scratch = allocatedInAStep(35);
        for (int i = 0; i < LONG; i++) {
            allocatedInAStep(36);
        }
        step.close();
        assertFalse(scratch.wasClosed());
        assertSame(activation, allocatedInAStep(34));
        return scratch;
    }

    private static INDArray allocatedInAStep(long size) {
        StepMemory step = StepMemory.open();
        INDArray array = step.allocate(DataType.DOUBLE, size);
        step.close();
        return array;
    }
}
