package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.layers.Dense;
import io.beras.layers.Residual;
import io.beras.layers.Sequential;
import io.beras.losses.MeanSquaredError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A part that contains the model to which it is added is refused: the model would contain itself. */
class CycleTest {

    @Test
    void ofTwoModels() {
        SequentialModel inner = new SequentialModel(new Dense(1, 1));
        SequentialModel outer = new SequentialModel(new Residual(inner));

        assertRefused(
                "SequentialModel can't be a part of itself: it is inside the SequentialModel that is added to it; add a new"
                        + " SequentialModel",
                () -> inner.add(outer));
        assertEquals(1, inner.parts().size());
        assertEquals(2, outer.weights().size());
    }

    @Test
    void ofBlocks() {
        Sequential block = new Sequential(new Dense(1, 1));
        Residual residual = new Residual(block);

        assertRefused(
                "Sequential can't be a part of itself: it is inside the Residual that is added to it; add a new Residual",
                () -> block.add(residual));
        assertRefused(
                "Sequential can't be a part of itself: its call would never end; add another part",
                () -> block.add(block));
        assertEquals(1, block.children().size());
    }

    @Test
    void ofABlockAndAModel() {
        Sequential block = new Sequential();
        SequentialModel model = new SequentialModel(new Dense(1, 1), block);

        assertRefused(
                "Sequential can't be a part of itself: it is inside the SequentialModel that is added to it; add a new"
                        + " SequentialModel",
                () -> block.add(model));
        block.add(new Dense(1, 1));
        assertEquals(4, model.weights().size());
    }

    @Test
    void aPartThatIsUsedTwiceIsNoCycle() {
        Dense shared = new Dense(1, 1);

        SequentialModel model = new SequentialModel(shared, new Residual(shared), new Sequential(shared, shared));
        model.compile(new Descent(.1), new MeanSquaredError());

        assertEquals(2, model.weights().size());
    }

    @Test
    void ofChildrenOfCustomNodesIsReportedByCompile() {
        Node first = new Node();
        Node second = new Node();
        first.child = second;
        SequentialModel model = new SequentialModel(first, new Dense(1, 1));
        second.child = first;

        model.setTraining(true);
        assertEquals(2, model.weights().size());
        assertRefused(
                "Node is a part of itself (Node contains Node contains Node); remove it from its own children()",
                () -> model.compile(new Descent(.1), new MeanSquaredError()));
    }

    private static void assertRefused(String message, Executable adding) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, adding).getMessage());
    }

    private static final class Node implements Callable, Weighted {
        private Weighted child = new Dense(1, 1);

        @Override
        public Tensor call(Tensor... inputs) {
            return inputs[0];
        }

        @Override
        public List<Weighted> children() {
            return List.of(child);
        }
    }
}
