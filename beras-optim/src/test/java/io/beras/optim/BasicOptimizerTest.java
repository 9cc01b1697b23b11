package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasicOptimizerTest {

    @Test
    void stepsAgainstTheGradient() {
        // w ← w − lr·g: 1 − 0.1·0.1 = 0.99, −2 − 0.1·(−0.2) = −1.98, 0.5 − 0.1·0.3 = 0.47
        Golden.assertMoves(
                new BasicOptimizer(.1),
                new double[] {.99, -1.98, .47},
                new double[] {1.03, -2.03, .47},
                new double[] {1.0299, -2.23, .77},
                new double[] {.9599, -2.22, .75});
    }

    @Test
    void approachesTheMinimumOfAParabola() {
        // L = (w − 3)², dL/dw = 2(w − 3): with lr = 0.25 each step halves the distance to 3.
        Variable w = new Variable("w", Tensor.of(-5));
        BasicOptimizer optimizer = new BasicOptimizer(.25);
        for (int step = 0; step < 3; step++) {
            try (GradientTape tape = new GradientTape()) {
                Tensor loss = w.sub(3).pow(2).sum();
                optimizer.applyGradients(List.of(w), List.of(tape.gradient(loss, w)));
            }
        }

        assertArrayEquals(new double[] {3 - 8 / 8.0}, w.toDoubleArray(), 1e-6);
    }

    @Test
    void changesNothingAtALearningRateOfZero() {
        Variable w = new Variable("w", Tensor.of(1, 2));

        new BasicOptimizer(0).applyGradients(List.of(w), List.of(Tensor.of(5, 5)));

        assertArrayEquals(new double[] {1, 2}, w.toDoubleArray());
    }

    @Test
    void appliesANewLearningRateFromTheNextStepOn() {
        Variable w = new Variable("w", Tensor.of(0));
        BasicOptimizer optimizer = new BasicOptimizer(1);
        optimizer.applyGradients(List.of(w), List.of(Tensor.of(1)));
        optimizer.setLearningRate(.5);
        optimizer.applyGradients(List.of(w), List.of(Tensor.of(1)));

        assertEquals(.5, optimizer.learningRate());
        assertEquals(-1.5, w.item());
    }

    @Test
    void hasNoState() {
        Variable w = new Variable("w", Tensor.of(0));
        BasicOptimizer optimizer = new BasicOptimizer(1);
        optimizer.applyGradients(List.of(w), List.of(Tensor.of(1)));

        assertTrue(optimizer.state().isEmpty());
    }
}
