package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import io.beras.losses.Huber;
import io.beras.losses.Loss;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loss of a data set or an epoch equals the loss of all samples in one batch, for every reduction and batch size. */
class LossOverBatchesTest {

    private static final Tensor X = Tensor.of(new double[][] {{1}, {2}, {-3}, {.5}, {0}});
    private static final Tensor Y = Tensor.of(new double[][] {{0}, {1}, {1}, {3}, {-1}});

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void evaluatesTheSameWhateverTheBatchSize(Reduction reduction) {
        for (Loss loss : new Loss[] {new MeanSquaredError(reduction), new Huber(1, reduction)}) {
            double atOnce = loss.call(X, Y).item();
            for (int batchSize : new int[] {1, 2, 3, 5, 100}) {
                assertEquals(atOnce, model(loss).evaluate(X, Y, batchSize).loss(), 1e-6, loss + " by " + batchSize);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void anEpochsLossIsThatOfItsSamples(Reduction reduction) {
        Loss loss = new MeanSquaredError(reduction);

        History history =
                model(loss).fit(X, Y, new FitOptions().batchSize(2).epochs(2).validation(X, Y));

        double atOnce = loss.call(X, Y).item();
        assertEquals(atOnce, history.epochs("loss").get(1), 1e-6);
        assertEquals(atOnce, history.epochs("val_loss").get(1), 1e-6);
    }

    /** The model y = x with a learning rate of 0, so that all epochs are equal. */
    private static SequentialModel model(Loss loss) {
        SequentialModel model = new SequentialModel(SequentialModelTest.unit(1, 0));
        model.compile(new Descent(0), loss);
        return model;
    }
}
