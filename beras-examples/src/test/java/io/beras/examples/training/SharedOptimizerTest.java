package io.beras.examples.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.models.Model;
import io.beras.models.SaveReport;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An optimizer that has trained two models, for example a base with one head and then with another head. */
class SharedOptimizerTest {

    @TempDir
    Path folder;

    @Test
    void theStateOfTwoModelsIsReportedAndTheLoadedModelTrains() throws Exception {
        Randomness.setSeed(1);
        Tensor x = Tensor.randomNormal(8, 3);
        Tensor y = Tensor.randomNormal(8, 1);
        Adam optimizer = new Adam(.01);
        Dense base = new Dense(3, 4);
        SequentialModel first = new SequentialModel(base, new Dense(4, 1));
        first.compile(optimizer, new MeanSquaredError());
        first.fit(x, y);
        SequentialModel second = new SequentialModel(base, new Dense(4, 1));
        second.compile(optimizer, new MeanSquaredError());
        second.fit(x, y);

        SaveReport report = second.save(folder.resolve("second.beras"));

        assertEquals(1, report.missing().size());
        assertTrue(
                report.missing()
                        .get(0)
                        .startsWith("the state of the optimizer: it has trained weights that this model lacks, ["),
                report.toString());
        Model loaded = Model.load(folder.resolve("second.beras"));
        assertEquals(1, loaded.fit(x, y).epochs("loss").size());
        assertEquals(
                List.of(),
                new SequentialModel(new Dense(1, 1))
                        .save(folder.resolve("new.beras"))
                        .missing());
    }
}
