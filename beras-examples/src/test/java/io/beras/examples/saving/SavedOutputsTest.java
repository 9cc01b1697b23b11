package io.beras.examples.saving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.ConfigTypes;
import io.beras.core.config.Configurable;
import io.beras.data.Dataset;
import io.beras.data.Standardization;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.R2Score;
import io.beras.models.Evaluation;
import io.beras.models.Model;
import io.beras.models.OutputLoss;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved model keeps the losses of its outputs, and the scaling of its inputs and targets. */
class SavedOutputsTest {

    private static final Tensor X = Tensor.of(new double[][] {{100, 2}, {200, 1}, {300, 4}, {400, 3}});
    private static final Tensor PRICE = Tensor.of(new double[][] {{1000}, {2100}, {2900}, {4000}});

    @TempDir
    Path folder;

    @Test
    void keepsTheLossOfEachOutput() throws IOException {
        ConfigTypes.register(TwoHeads.class, config -> new TwoHeads());
        TwoHeads model = new TwoHeads();
        model.compile(
                new Adam(.01),
                OutputLoss.of("price", new MeanSquaredError(), new R2Score()).weight(1e-6),
                OutputLoss.of("kind", new SoftmaxCrossEntropy(), new CategoricalAccuracy()));
        Dataset data = Dataset.of(List.of(X), List.of(PRICE, Tensor.ofLabels(0, 1, 0, 1)));
        model.fit(data);
        Path file = folder.resolve("two.beras");

        model.save(file);
        Evaluation loaded = Model.load(file).evaluate(data);

        Evaluation saved = model.evaluate(data);
        assertEquals(saved.loss(), loaded.loss());
        assertEquals(saved.metrics(), loaded.metrics());
        assertEquals(
                List.of("price_loss", "kind_loss", "price_r2_score", "kind_accuracy"),
                List.copyOf(loaded.metrics().keySet()));
    }

    @Test
    void keepsTheScaling() throws IOException {
        Dataset data = Dataset.of(X, PRICE);
        SequentialModel model = new SequentialModel(new Dense(2, 1));
        model.scaleInputs(Standardization.fittedTo(data));
        model.scaleTargets(Standardization.fittedToTargets(data));
        model.compile(new Adam(.01), new MeanSquaredError());
        model.fit(data);
        Path file = folder.resolve("scaled.beras");

        model.save(file);

        assertArrayEquals(
                model.predict(X).toDoubleArray(), Model.load(file).predict(X).toDoubleArray());
    }

    private static final class TwoHeads extends Model implements Configurable {
        private final Dense price = add(new Dense(2, 1));
        private final Dense kind = add(new Dense(2, 2));

        @Override
        protected List<Tensor> outputs(Tensor... inputs) {
            return List.of(price.call(inputs), kind.call(inputs));
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return price.call(inputs);
        }

        @Override
        public Config config() {
            return Config.empty();
        }
    }
}
