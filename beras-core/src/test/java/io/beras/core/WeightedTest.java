package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** A model is a tree of weights: own weights before those of children, each once, in the order of first use. */
class WeightedTest {

    private static final class Node implements Weighted {
        private final List<Variable> own;
        private final List<Weighted> children;
        boolean training;

        Node(List<Variable> own, Weighted... children) {
            this.own = own;
            this.children = List.of(children);
        }

        @Override
        public List<Variable> ownWeights() {
            return own;
        }

        @Override
        public List<Weighted> children() {
            return children;
        }

        @Override
        public void setTraining(boolean training) {
            this.training = training;
            Weighted.super.setTraining(training);
        }
    }

    private final Variable a = new Variable("a", Tensor.of(1));
    private final Variable b = new Variable("b", Tensor.of(2));
    private final Variable c = new Variable("c", Tensor.of(3));
    private final Variable mean = Variable.nonTrainable("mean", Tensor.of(4));

    private final Node first = new Node(List.of(b, mean));
    private final Node second = new Node(List.of(c), first);
    private final Node root = new Node(List.of(a), first, second);

    @Test
    void weightsAreTheOwnOnesThenTheChildrensEachOnce() {
        assertEquals(List.of(a, b, mean, c), root.weights());
    }

    @Test
    void aWeightSharedByTwoLayersCountsOnce() {
        Node encoder = new Node(List.of(a, b));
        Node decoder = new Node(List.of(c, a));

        assertEquals(List.of(a, b, c), new Node(List.of(), encoder, decoder).weights());
    }

    @Test
    void equalWeightsAreStillTwo() {
        Variable twin = new Variable("a", Tensor.of(1));

        assertEquals(2, new Node(List.of(a, twin)).weights().size());
    }

    @Test
    void aTreeThatContainsItselfEnds() {
        Node[] loop = new Node[1];
        Weighted back = new Weighted() {
            @Override
            public List<Weighted> children() {
                return List.of(loop[0]);
            }
        };
        loop[0] = new Node(List.of(a), back);

        assertEquals(List.of(a), loop[0].weights());
    }

    @Test
    void anObjectWithoutWeightsIsNotTrainable() {
        Weighted nothing = new Weighted() {};

        assertEquals(List.of(), nothing.weights());
        assertFalse(nothing.trainable());
    }

    @Test
    void freezingReachesEveryWeightAndThawingLeavesTheNonTrainableOnes() {
        assertEquals(List.of(a, b, c), root.trainableVariables());
        assertEquals(List.of(mean), root.nonTrainableVariables());

        root.setTrainable(false);
        assertEquals(List.of(), root.trainableVariables());
        assertFalse(root.trainable());

        root.setTrainable(true);
        assertEquals(List.of(a, b, c), root.trainableVariables());
        assertTrue(root.trainable());
    }

    @Test
    void freezingAPartLeavesTheRest() {
        first.setTrainable(false);

        assertEquals(List.of(a, c), root.trainableVariables());
        assertEquals(List.of(b, mean), root.nonTrainableVariables());
    }

    @Test
    void trainingModeWalksThroughTheChildren() {
        assertFalse(first.training);
        root.setTraining(true);
        assertTrue(first.training && second.training);
        root.setTraining(false);
        assertFalse(first.training || second.training);
    }

    @Test
    void castConvertsEveryWeightInPlace() {
        root.cast(DataType.DOUBLE);

        assertTrue(root.weights().stream().allMatch(weight -> weight.dataType() == DataType.DOUBLE));
        assertArrayEquals(new double[] {3}, c.toDoubleArray());
        assertEquals(List.of(a, b, mean, c), root.weights());
    }
}
