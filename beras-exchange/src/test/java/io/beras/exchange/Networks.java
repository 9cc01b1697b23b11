package io.beras.exchange;

import io.beras.activations.ReLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Tanh;
import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.layers.AvgPool2d;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.layers.Embedding;
import io.beras.layers.Flatten;
import io.beras.layers.LayerNorm1d;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Sequential;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;

/** The networks of scripts/fixtures/exchange.py, built in Beras, and their files. */
final class Networks {

    private static final double EPSILON_OF_KERAS = 1e-3;

    private Networks() {}

    /** Returns a file of the fixtures: "pytorch/dense.pt". */
    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Networks.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static Model pytorch(String name) {
        return switch (name) {
            case "dense" -> model(new Dense(4, 8), new ReLU(), new Dense(8, 3));
            case "no-bias" -> model(new Dense(4, 6).withoutBias(), new Tanh(), new Dense(6, 2).withoutBias());
            case "convolution" ->
                model(
                        new Conv2d(2, 3, 3),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Dropout(.3),
                        new Dense(18, 4));
            case "pooling" ->
                model(
                        new Conv2d(1, 4, 3).withStride(2).withPadding(1),
                        new ReLU(),
                        new AvgPool2d(2),
                        new Conv2d(4, 2, 2).withoutBias(),
                        new Flatten(),
                        new Dense(4, 3));
            case "batch-normalization" -> model(new Dense(4, 6), new BatchNorm1d(6), new ReLU(), new Dense(6, 2));
            case "layer-normalization" -> model(new Dense(4, 6), new LayerNorm1d(6), new ReLU(), new Dense(6, 2));
            case "embedding" -> model(new Embedding(10, 4), new Flatten(), new Dense(12, 2));
            case "nested" ->
                model(
                        new Sequential(new Dense(4, 6), new ReLU()),
                        new Sequential(
                                new Sequential(new Dense(6, 6), new BatchNorm1d(6), new ReLU()), new Dropout(.5)),
                        new Dense(6, 2));
            case "float64" -> inDouble(model(new Dense(4, 6), new Sigmoid(), new Dropout(.1), new Dense(6, 2)));
            case "named" -> new Named();
            default -> model(new Dense(4, 6), new ReLU(), new Dense(6, 2)); // float16, bfloat16
        };
    }

    static Model keras(String name) {
        return switch (name) {
            case "convolution" ->
                model(
                        new Conv2d(2, 3, 3),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Dropout(.3),
                        new Dense(18, 4));
            case "pooling" ->
                model(
                        new Conv2d(1, 4, 3).withPadding(1),
                        new ReLU(),
                        new AvgPool2d(2),
                        new Conv2d(4, 2, 2).withoutBias(),
                        new Flatten(),
                        new BatchNorm1d(16).epsilon(EPSILON_OF_KERAS),
                        new Dense(16, 3));
            case "batch-normalization" ->
                model(new Dense(4, 6), new BatchNorm1d(6).epsilon(EPSILON_OF_KERAS), new ReLU(), new Dense(6, 2));
            case "layer-normalization" ->
                model(new Dense(4, 6), new LayerNorm1d(6).epsilon(EPSILON_OF_KERAS), new ReLU(), new Dense(6, 2));
            case "nested" ->
                model(
                        new Dense(4, 6),
                        new ReLU(),
                        new Sequential(new Dense(6, 6), new Sequential(new Dense(6, 6), new ReLU()), new Dropout(.5)),
                        new Dense(6, 6),
                        new Sequential(new BatchNorm1d(6).epsilon(EPSILON_OF_KERAS), new Dense(6, 6), new ReLU()),
                        new Dense(6, 2));
            case "functional" ->
                model(new Dense(4, 6), new ReLU(), new BatchNorm1d(6).epsilon(EPSILON_OF_KERAS), new Dense(6, 2));
            default -> pytorch(name);
        };
    }

    /** Images of Keras have their channels last. */
    static Tensor channelsFirst(Tensor x) {
        return x.rank() == 4 ? x.transpose(0, 3, 1, 2) : x;
    }

    private static Model model(Callable... parts) {
        return new SequentialModel(parts);
    }

    private static Model inDouble(Model model) {
        model.cast(DataType.DOUBLE);
        return model;
    }

    /** A model with its own forward method, as in PyTorch. */
    private static final class Named extends Model {
        private final Sequential features = add(new Sequential(new Conv2d(1, 2, 3), new ReLU(), new MaxPool2d(2)));
        private final Dense classifier = add(new Dense(12, 3));

        @Override
        protected Tensor forward(Tensor... inputs) {
            return classifier.call(features.call(inputs).flatten());
        }
    }
}
