package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets that both binary losses accept, and messages about targets that do not fit. */
class BinaryTargetTest {

    private static final Tensor PREDICTION = Tensor.of(new double[][] {{.2}, {.7}, {.5}});

    static Stream<Loss> both() {
        return Stream.of(new BinaryCrossEntropy(), new SigmoidCrossEntropy());
    }

    @ParameterizedTest
    @MethodSource("both")
    void labelsFitAVectorAndAColumn(Loss loss) {
        assertEquals(
                loss.call(PREDICTION, Tensor.ofLabels(0, 1, 1)).item(),
                loss.call(PREDICTION.reshape(3), Tensor.ofLabels(0, 1, 1)).item());
    }

    @ParameterizedTest
    @MethodSource("both")
    void aLabelIsZeroOrOne(Loss loss) {
        assertEquals(
                name(loss) + " needs labels 0 or 1, but sample 2 has label 2",
                refusal(IllegalArgumentException.class, loss, PREDICTION, Tensor.ofLabels(0, 1, 2)));
        assertEquals(
                name(loss) + " needs labels 0 or 1, but sample 0 has label -1",
                refusal(IllegalArgumentException.class, loss, PREDICTION, Tensor.ofLabels(-1, 1, 0)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void labelsAreOneForEachSample(Loss loss) {
        String remedy = "; give other targets as FLOAT or DOUBLE in the prediction's shape";

        assertEquals(
                name(loss) + " takes one label per sample for predictions of shape (n) or (n, 1), not (2) for (3, 1)"
                        + remedy,
                refusal(ShapeException.class, loss, PREDICTION, Tensor.ofLabels(0, 1)));
        assertEquals(
                name(loss) + " takes one label per sample for predictions of shape (n) or (n, 1), not (3) for (3, 2)"
                        + remedy,
                refusal(ShapeException.class, loss, Tensor.zeros(3, 2), Tensor.ofLabels(0, 1, 1)));
        assertEquals(
                name(loss) + " takes one label per sample for predictions of shape (n) or (n, 1), not (1) for ()"
                        + remedy,
                refusal(ShapeException.class, loss, Tensor.scalar(.5), Tensor.ofLabels(1)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void numbersMustHaveThePredictionsShape(Loss loss) {
        assertEquals(
                name(loss) + " needs a prediction and a target of the same shape, batch first, not (3, 1) and (3)",
                refusal(ShapeException.class, loss, PREDICTION, Tensor.of(0, 1, 1)));
    }

    private static String name(Loss loss) {
        return loss.getClass().getSimpleName();
    }

    private static <E extends Exception> String refusal(Class<E> kind, Loss loss, Tensor... inputs) {
        return assertThrows(kind, () -> loss.call(inputs)).getMessage();
    }
}
