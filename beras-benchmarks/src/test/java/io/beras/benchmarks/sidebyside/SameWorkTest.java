package io.beras.benchmarks.sidebyside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SameWorkTest {

    @Test
    void roundingErrorsAreAccepted() {
        SameWork.requireSameLosses(result("Beras", 2, 1.0), result("other", 2.003, 1.04));
    }

    @Test
    void anotherFirstLossIsAnError() {
        // 2.005 − 2 = 0.005 is more than 2e-3·2.005 = 0.00401.
        assertEquals(
                "loss 0 is 2.0 in Beras and 2.005 in other: not the same work",
                refusal(() -> SameWork.requireSameLosses(result("Beras", 2, 1), result("other", 2.005, 1))));
    }

    @Test
    void anotherMeanLossIsAnErrorAfterEquallyManyEpochs() {
        ContenderResult ours = result("Beras", 2, 1);
        ContenderResult theirs = result("other", 2, 2);

        assertEquals(
                "the last epoch's mean loss is 1.0 in Beras and 2.0 in other: not the same work",
                refusal(() -> SameWork.requireSameLosses(ours, theirs)));
        theirs.epochs.add(30.0);
        SameWork.requireSameLosses(ours, theirs); // mean losses of different epochs are not compared
    }

    @Test
    void nanIsNeverTheSameLoss() {
        ContenderResult ours = result("Beras", 2, Double.NaN);

        assertEquals(
                "the last epoch's mean loss is NaN in Beras and 1.0 in other: not the same work",
                refusal(() -> SameWork.requireSameLosses(ours, result("other", 2, 1))));
    }

    @Test
    void aBatchIsLearnedBelowALossOfOneTenth() {
        SameWork.requireLearned(result("Beras", 2, 0.09));

        for (double loss : new double[] {0.1, Double.NaN}) {
            assertEquals(
                    "other has not learned its batch: its loss is still " + loss,
                    refusal(() -> SameWork.requireLearned(result("other", 2, loss))));
        }
    }

    private static ContenderResult result(String contender, double loss, double meanLoss) {
        ContenderResult result = new ContenderResult();
        result.contender = contender;
        result.epochs.addAll(List.of(50.0, 40.0));
        for (int i = 0; i < ContenderResult.FIRST_LOSSES; i++) {
            result.addLoss(loss);
        }
        result.meanLoss = meanLoss;
        return result;
    }

    private static String refusal(Runnable check) {
        return assertThrows(IllegalStateException.class, check::run).getMessage();
    }
}
