package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The live array of a variable: closing it does no harm, and a gradient notices that the program wrote into it. */
class LiveArrayTest {

    private static final String CHANGED =
            "the elements of the variable \"w\" (3) were changed in its array() after the tape"
                    + " recorded its use in %s, so the gradient would be wrong; only read array(), and use assign after the gradient";

    private final Variable w = new Variable("w", Tensor.of(1, 2, 3));

    enum Closing {
        THE_ARRAY(INDArray::close),
        A_VIEW(array -> array.reshape(1, 3).close()),
        AFTER_SET_CLOSEABLE(array -> {
            array.setCloseable(true);
            array.close();
        }),
        THE_DATA_BUFFER(array ->
                assertThrows(IllegalStateException.class, () -> array.data().close())),
        THE_DATA_BUFFER_OF_A_VIEW(array -> assertThrows(
                IllegalStateException.class, () -> array.reshape(1, 3).data().close())),
        DESTROYING_THE_DATA(array -> array.data().destroy()),
        ALL_WORKSPACES(array -> Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread());

        private final Consumer<INDArray> action;

        Closing(Consumer<INDArray> action) {
            this.action = action;
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingHasNoEffect(Closing closing) throws InterruptedException {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            w.castInPlace(type);
            closing.action.accept(w.array());
            Thread other = new Thread(() -> closing.action.accept(w.array()));
            other.start();
            other.join();

            assertFalse(w.array().wasClosed());
            assertArrayEquals(new double[] {1, 2, 3}, w.toDoubleArray());
            assertArrayEquals(new double[] {2, 4, 6}, w.add(w).toDoubleArray());
        }
    }

    @Test
    void anInputThatAForwardClosesIsACopy() {
        Diffable closing = new Scale(2) {
            @Override
            public INDArray forward(INDArray... x) {
                INDArray y = x[0].mul(2);
                x[0].close();
                return y;
            }
        };
        Tensor x = Tensor.of(DataType.DOUBLE, 4, 5);

        assertArrayEquals(new double[] {8, 10}, closing.call(x).toDoubleArray());
        assertArrayEquals(new double[] {4, 5}, x.toDoubleArray());
    }

    @Test
    void aWriteBetweenForwardAndGradientIsNoticed() {
        // L = Σ w²: after w ← w − 1 the gradient 2w would be (0, 2, 4) instead of (2, 4, 6).
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = w.mul(w).sum();
            w.array().subi(1);
            assertEquals(
                    String.format(CHANGED, "mul"),
                    assertThrows(IllegalStateException.class, () -> tape.gradient(loss, w))
                            .getMessage());
        }
    }

    @Test
    void anArrayTakenBeforeTheRecordingIsNoticedAsWell() {
        INDArray kept = w.array();
        w.assign(Tensor.of(4, 5, 6));
        try (GradientTape tape = new GradientTape(true)) {
            Tensor loss = w.mul(w).sum();
            assertArrayEquals(new double[] {8, 10, 12}, tape.gradient(loss, w).toDoubleArray());
            kept.putScalar(1, 7);
            assertThrows(IllegalStateException.class, () -> tape.gradient(loss, w));
            kept.putScalar(1, 5);
            assertArrayEquals(new double[] {8, 10, 12}, tape.gradient(loss, w).toDoubleArray());
        }
    }

    @Test
    void aWriteIntoTheWeightOfALayerIsNoticed() {
        var scale = new Scale(2); // reads its weight by array(), inside forward
        Variable x = GradientTapeTest.scalar("x", 3);
        try (GradientTape tape = new GradientTape()) {
            Tensor y = scale.call(x);
            scale.weight.array().subi(1);
            assertThrows(IllegalStateException.class, () -> tape.gradient(y, List.of(x, scale.weight)));
        }
        try (GradientTape tape = new GradientTape()) {
            assertEquals(1, tape.gradient(scale.call(x), x).item()); // 2 − 1, as nothing wrote meanwhile
        }
    }

    @Test
    void aSignOrNaNIsAChangeLikeAnyOther() {
        for (double change : new double[] {-0.0, Double.NaN}) {
            Variable zero = new Variable("w", Tensor.of(0, 1, 2));
            try (GradientTape tape = new GradientTape()) {
                Tensor loss = zero.mul(zero).sum();
                zero.array().putScalar(0, change);
                assertThrows(IllegalStateException.class, () -> tape.gradient(loss, zero));
            }
        }
    }

    @Test
    void readingChangesNothing() {
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = w.mul(w).sum();
            assertEquals(6, w.array().sumNumber().doubleValue());
            assertArrayEquals(new double[] {2, 4, 6}, tape.gradient(loss, w).toDoubleArray());
        }
    }
}
