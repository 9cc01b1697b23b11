package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class VariableSnapshotTest {

    private final VariableSnapshot snapshot = new VariableSnapshot();
    private final Variable running = Variable.nonTrainable("running", Tensor.of(1));
    private final Variable weight = new Variable("w", Tensor.of(5));

    @Test
    void restoresARunningValueAndLeavesWeightsAlone() {
        snapshot.saveRunningValues(List.of(running, weight));
        running.assign(Tensor.of(2));
        weight.assign(Tensor.of(6));

        snapshot.restore();

        assertEquals(1, running.item());
        assertEquals(6, weight.item()); // the optimizer changes a weight, not the forward pass
    }

    @Test
    void restoresAllSavedVariablesAlsoAfterACast() {
        snapshot.save(List.of(running, weight));
        weight.assign(Tensor.of(6));
        weight.castInPlace(DataType.DOUBLE);

        snapshot.restore();

        assertEquals(1, running.item());
        assertEquals(5, weight.item());
        assertEquals(DataType.DOUBLE, weight.dataType());
    }

    @Test
    void restoresTheLatestSavedValue() {
        snapshot.save(List.of(running));
        running.assign(Tensor.of(2));
        snapshot.save(List.of(running));
        running.assign(Tensor.of(3));

        snapshot.restore();
        snapshot.restore();

        assertEquals(2, running.item());
    }

    @Test
    void keepsItsCopyPastTheStep() {
        try (StepScope step = new StepScope()) {
            snapshot.save(List.of(running));
            running.assign(Tensor.of(2));
        }

        snapshot.restore();

        assertEquals(1, running.item());
    }
}
