package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Samples with targets, any of which can be asked for by their indices.
 *
 * <p>{@code fit} and {@code evaluate} ask for batch after batch, in order; for a large one on another thread, while the one
 * before it is used, where a core is free for that; with {@link DataLoader#workers workers}, on several threads at once.
 * What a data set draws from {@link io.beras.core.random.Randomness#current()} there, to vary its samples say, depends only on
 * the seed, the epoch and the number of the batch.
 *
 * <pre>{@code
 * Dataset digits = Mnist.read(Path.of("data/mnist")).training();
 * Dataset table = Dataset.of(Tensor.of(rows), Tensor.ofLabels(labels));
 * Batch three = table.batch(0, 5, 7);
 *
 * TrainingAndValidation parts = table.split(0.8, seed);
 * Standardization standard = Standardization.fittedTo(parts.training());
 * model.fit(parts.training().map(standard), new FitOptions().validation(parts.validation().map(standard)));
 * }</pre>
 */
public interface Dataset {

    /** Returns the number of samples. */
    int size();

    /**
     * Returns the samples with these indices, in this order.
     *
     * <p>The tensors made here end with the step that asks for them; what is kept for later calls must be
     * {@code detach()}ed, or made before.
     */
    Batch batch(int... indices);

    /**
     * Returns this data set with weights, (n), finite and at least 0: by them the losses of its samples are multiplied.
     *
     * @throws ShapeException if there are not as many weights as samples
     */
    default Dataset withSampleWeights(Tensor weights) {
        return new SampleWeightedDataset(this, weights);
    }

    /** Returns a view of the samples with these indices, in this order. */
    default Dataset subset(int... indices) {
        return new Subset(this, indices.clone());
    }

    /**
     * Splits the data in their order: the first {@code trainingShare·size} samples, rounded, and the others.
     *
     * @throws IllegalArgumentException if a part would be empty
     */
    default TrainValidationSplit split(double trainingShare) {
        return TrainValidationSplit.of(
                this, trainingShare, IntStream.range(0, size()).toArray());
    }

    /**
     * Splits the data at random, always in the same way for the same seed.
     *
     * @throws IllegalArgumentException if a part would be empty
     */
    default TrainValidationSplit split(double trainingShare, long seed) {
        return TrainValidationSplit.of(
                this, trainingShare, Randomness.of(seed).numbers("split", 0).permutation(size()));
    }

    /** Returns a view whose samples are transformed, anew each time a batch is asked for; the targets stay. */
    default Dataset map(Transform transform) {
        return new TransformedDataset(this, transform);
    }

    /** Returns the data set whose samples are the slices of axis 0 of x, and whose targets are those of y. */
    static Dataset of(Tensor x, Tensor y) {
        if (x.rank() == 0 || y.rank() == 0 || x.size(0) != y.size(0)) {
            throw new ShapeException("a data set needs as many targets as samples along axis 0, not x "
                    + Shapes.text(x.shape()) + " and y " + Shapes.text(y.shape()));
        }
        if (y.dataType() == DataType.INT32 && y.length() != y.size(0)) {
            throw new ShapeException("a data set needs one INT label per sample, not y " + Shapes.text(y.shape())
                    + "; one-hot rows must be FLOAT or DOUBLE");
        }
        return y.dataType() == DataType.INT32 ? new LabeledTensorDataset(x, y.toIntArray()) : new TensorDataset(x, y);
    }

    /** Returns the same, with a weight of its own for each sample: a tensor of shape (n). */
    static Dataset of(Tensor x, Tensor y, Tensor sampleWeights) {
        return of(x, y).withSampleWeights(sampleWeights);
    }
}
