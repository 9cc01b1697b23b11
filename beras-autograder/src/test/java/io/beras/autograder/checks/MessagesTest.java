package io.beras.autograder.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.CheckFailure;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The messages of failures say what is known, and no more. */
class MessagesTest {

    @Test
    void aRefusedResultHasNoGuessBesideTheMessageOfTheLibrary() {
        CheckFailure failure =
                assertThrows(CheckFailure.class, () -> ReLUChecks.assertForward(new ReturnsItsInput(), 5, 3));
        assertTrue(failure.getMessage().contains("returned its own input array"), failure.getMessage());
        assertEquals(List.of(), failure.diagnoses());
    }

    @Test
    void aValueHasNineSignificantDigits() {
        CheckFailure failure = assertThrows(
                CheckFailure.class,
                () -> ByHand.check("w", () -> new double[] {0.6837727339823716}, new double[] {1}, () -> {}));
        assertTrue(failure.getMessage().startsWith("w is [0.683772734], but must be [1.0]"), failure.getMessage());
    }

    @Test
    void aCountOfOneIsSingular() {
        assertEquals("1 layer", Counted.of(1, "layer"));
        assertEquals("0 layers", Counted.of(0, "layer"));
    }

    @Test
    void aLowAccuracyIsReportedWithItsBound() {
        DigitModelChecks.Trained model = new DigitModelChecks.Trained(0.94975, 2.5, 2.25);
        assertEquals(
                "the model reads 94.98 % of the test digits, but must read more than 95.0 %",
                model.misses("more than", 0.95));
        assertTrue(model.whatToTry().text().startsWith("the loss was 2.500 in the first batch"));
    }

    private static final class ReturnsItsInput implements Diffable {

        @Override
        public INDArray forward(INDArray... inputs) {
            return inputs[0];
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g);
        }
    }
}
