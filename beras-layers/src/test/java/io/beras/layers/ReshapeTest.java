package io.beras.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import org.junit.jupiter.api.Test;

class ReshapeTest {

    private static final Tensor X = Tensor.of(new double[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}});

    @Test
    void keepsTheBatchAxisAndTheOrderOfTheElements() {
        Tensor y = new Reshape(1, 3, 2).call(X);

        assertArrayEquals(new long[] {2, 1, 3, 2}, y.shape());
        assertArrayEquals(X.toFloatArray(), y.toFloatArray());
        assertEquals("Reshape(1, 3, 2)", new Reshape(1, 3, 2).toString());
    }

    @Test
    void computesOneSize() {
        assertArrayEquals(new long[] {2, 2, 3}, new Reshape(2, -1).call(X).shape());
        assertArrayEquals(new long[] {2}, new Reshape().call(Tensor.of(1, 2)).shape());
    }

    @Test
    void flattenIsTheWayBackForTheGradientToo() {
        try (GradientTape tape = new GradientTape()) {
            tape.watch(X);
            Tensor y = new Flatten().call(new Reshape(3, 2).call(X)).square();

            assertArrayEquals(X.mul(2).toFloatArray(), tape.gradient(y, X).toFloatArray());
        }
    }

    @Test
    void refusesSizesThatDoNotFit() {
        assertEquals(
                "Reshape(4, 2) needs samples of (4, 2) elements, batch first, but got (2, 6); omit the batch axis in"
                        + " Reshape(...)",
                refusal(new Reshape(4, 2), X));
        refusal(new Reshape(4, -1), X);
        refusal(new Reshape(1), Tensor.scalar(1));
        for (long[] shape : new long[][] {{0}, {-2, 3}, {-1, -1}}) {
            assertThrows(ShapeException.class, () -> new Reshape(shape));
        }
    }

    private static String refusal(Reshape reshape, Tensor x) {
        return assertThrows(ShapeException.class, () -> reshape.call(x)).getMessage();
    }
}
