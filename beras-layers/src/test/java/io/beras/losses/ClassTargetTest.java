package io.beras.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Messages of both losses over classes about targets that do not fit. */
class ClassTargetTest {

    private static final Tensor PREDICTION = Tensor.of(new double[][] {{.2, .3, .5}, {.1, .1, .8}});

    static Stream<Loss> both() {
        return Stream.of(new CategoricalCrossEntropy(), new SoftmaxCrossEntropy());
    }

    @ParameterizedTest
    @MethodSource("both")
    void aLabelMustBeAClass(Loss loss) {
        assertEquals(
                name(loss) + " needs labels from 0 to 2 for 3 classes, but sample 1 has label 3",
                refusal(IllegalArgumentException.class, loss, PREDICTION, Tensor.ofLabels(0, 3)));
        assertEquals(
                name(loss) + " needs labels from 0 to 2 for 3 classes, but sample 0 has label -1",
                refusal(IllegalArgumentException.class, loss, PREDICTION, Tensor.ofLabels(-1, 0)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void eachSampleNeedsALabel(Loss loss) {
        assertEquals(
                name(loss) + " needs one label per sample, 2 in all, not shape (3)",
                refusal(ShapeException.class, loss, PREDICTION, Tensor.ofLabels(0, 1, 2)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void labelsThatAreNoIntegersAreRefusedWithTheRemedy(Loss loss) {
        assertEquals(
                name(loss) + " needs one-hot rows of shape (2, 3), or INT labels made with Tensor.ofLabels, not a FLOAT"
                        + " target of shape (2)",
                refusal(ShapeException.class, loss, PREDICTION, Tensor.of(0, 1)));
        assertEquals(
                name(loss) + " needs one-hot rows of shape (2, 3), or INT labels made with Tensor.ofLabels, not a FLOAT"
                        + " target of shape (2, 1)",
                refusal(ShapeException.class, loss, PREDICTION, Tensor.of(new double[][] {{0}, {1}})));
    }

    @ParameterizedTest
    @MethodSource("both")
    void oneHotRowsMustHaveThePredictionsShape(Loss loss) {
        assertEquals(
                name(loss) + " needs a prediction and a target of the same shape, batch first, not (2, 3) and (3, 2)",
                refusal(ShapeException.class, loss, PREDICTION, Tensor.zeros(3, 2)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void aPredictionHasABatchAndClasses(Loss loss) {
        assertEquals(
                name(loss) + " needs a prediction of shape (n, classes) or (n, …, classes), not (2)",
                refusal(ShapeException.class, loss, Tensor.of(.5, .5), Tensor.ofLabels(0, 1)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void floatAndDoubleDoNotMix(Loss loss) {
        assertEquals(
                name(loss) + " can't mix FLOAT tensor (2, 3) with DOUBLE tensor (2, 3); cast(...) one of them",
                refusal(IllegalArgumentException.class, loss, PREDICTION, PREDICTION.cast(DataType.DOUBLE)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void labelsHaveNoGradient(Loss loss) {
        Tensor labels = Tensor.ofLabels(0, 1);
        try (GradientTape tape = new GradientTape()) {
            tape.watch(PREDICTION);
            Tensor value = loss.call(PREDICTION, labels);

            assertThrows(IllegalArgumentException.class, () -> tape.gradient(value, labels));
        }
    }

    private static String name(Loss loss) {
        return loss.getClass().getSimpleName();
    }

    private static <E extends Exception> String refusal(Class<E> kind, Loss loss, Tensor... inputs) {
        return assertThrows(kind, () -> loss.call(inputs)).getMessage();
    }
}
