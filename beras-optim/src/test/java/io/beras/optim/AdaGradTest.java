package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaGradTest {

    @Test
    void dividesByTheRootOfTheSumOfSquares() {
        // g = 3: s = 9, w = 1 − 0.1·3 / 3 = 0.9. g = 4: s = 25, w = 0.9 − 0.1·4 / 5 = 0.82.
        Variable w = new Variable("w", Golden.vector(1));
        AdaGrad optimizer = new AdaGrad(.1).epsilon(0);
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(3)));
        assertEquals(.9, w.item(), 1e-15);
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(4)));
        assertEquals(.82, w.item(), 1e-15);

        assertEquals("w/sumOfSquares", optimizer.state().get(0).name());
        assertArrayEquals(new double[] {25}, optimizer.state().get(0).toDoubleArray());
    }

    @Test
    void startsWithTheInitialSum() {
        // s = 16 + 9 = 25: w = 1 − 0.1·3 / 5 = 0.94
        Variable w = new Variable("w", Golden.vector(1));

        new AdaGrad(.1).epsilon(0).initialSum(16).applyGradients(List.of(w), List.of(Golden.vector(3)));

        assertEquals(.94, w.item(), 1e-15);
    }

    @Test
    void staysFiniteAtAGradientOfZero() {
        Variable w = new Variable("w", Tensor.of(1));

        new AdaGrad(.1).applyGradients(List.of(w), List.of(Tensor.of(0)));

        assertEquals(1, w.item());
    }
}
