package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.data.TrainValidationSplit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FitOptionsTest {

    @Test
    void showsTheSizesTheSeedAndWhatDiffersFromTheDefault() {
        Callback callback = new Callback() {
            @Override
            public String toString() {
                return "progress";
            }
        };

        assertEquals("FitOptions(epochs=1, batchSize=32, seed=0)", new FitOptions().toString());
        assertEquals(
                "FitOptions(epochs=9, epochsDone=2, batchSize=64, seed=1, inOrder, withoutShortBatch, validation=3 samples,"
                        + " classWeights={0=0.5, 1=2.0}, workers=2, continueOnNonFiniteLoss, callbacks=[progress])",
                new FitOptions()
                        .epochs(9)
                        .epochsDone(2)
                        .batchSize(64)
                        .seed(1)
                        .inOrder()
                        .withoutShortBatch()
                        .validation(Tensor.zeros(3, 1), Tensor.zeros(3, 1))
                        .classWeights(Map.of(1, 2.0, 0, .5))
                        .workers(2)
                        .continueOnNonFiniteLoss()
                        .callback(callback)
                        .toString());
        assertEquals(
                "FitOptions(epochs=1, batchSize=32, seed=0, validationSplit=0.25)",
                new FitOptions().validationSplit(.25).toString());
    }

    @Test
    void splitsTheDataOnce() {
        AtomicInteger splits = new AtomicInteger();
        Dataset samples = Dataset.of(Tensor.zeros(8, 1), Tensor.zeros(8, 1));
        Dataset counting = new Dataset() {
            @Override
            public int size() {
                return samples.size();
            }

            @Override
            public Batch batch(int... indices) {
                return samples.batch(indices);
            }

            @Override
            public TrainValidationSplit stratifiedSplit(double trainingFraction, long seed) {
                splits.incrementAndGet();
                return samples.stratifiedSplit(trainingFraction, seed);
            }
        };

        FitData data = new FitOptions().validationSplit(.25).divide(counting);

        assertEquals(6, data.training().size());
        assertEquals(2, data.validation().orElseThrow().size());
        assertEquals(1, splits.get());
    }
}
