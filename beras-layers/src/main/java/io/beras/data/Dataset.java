package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Samples with targets, accessed by index.
 *
 * <p>{@code fit} and {@code evaluate} load one batch after the other. If a core is free, another thread loads a large batch
 * while the batch before is used. With {@link DataLoader#workers workers}, several threads call {@link #batch} at the same
 * time. Random numbers from {@link io.beras.core.random.Randomness#current()}, for a random crop say, depend only on the
 * seed, the epoch and the number of the batch.
 *
 * <pre>{@code
 * Dataset digits = Mnist.read(Path.of("data/mnist")).training();
 * Dataset table = Dataset.of(Tensor.of(rows), Tensor.ofLabels(labels));
 * Batch three = table.batch(0, 5, 7);
 *
 * TrainValidationSplit parts = table.split(0.8, seed);
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
     * <p>Tensors created in this method end with the step of the caller. {@code detach()} a tensor that later calls need, or
     * create it in the constructor.
     */
    Batch batch(int... indices);

    /**
     * Returns this data set with sample weights, (n), finite and at least 0, which multiply the losses of the samples.
     *
     * @throws ShapeException if the number of weights is not the number of samples
     */
    default Dataset withSampleWeights(Tensor weights) {
        return new SampleWeightedDataset(this, weights);
    }

    /** Returns a view of the samples with these indices, in this order. */
    default Dataset subset(int... indices) {
        return new Subset(this, indices.clone());
    }

    /**
     * Splits the data in their order: the first {@code trainingFraction · size} samples, rounded, and the rest.
     *
     * @throws IllegalArgumentException if a part would be empty
     */
    default TrainValidationSplit split(double trainingFraction) {
        return TrainValidationSplit.of(
                this, trainingFraction, IntStream.range(0, size()).toArray());
    }

    /**
     * Splits the data at random. The same seed gives the same split.
     *
     * @throws IllegalArgumentException if a part would be empty
     */
    default TrainValidationSplit split(double trainingFraction, long seed) {
        return TrainValidationSplit.of(
                this, trainingFraction, Randomness.of(seed).numbers("split", 0).permutation(size()));
    }

    /**
     * Splits the data at random, with each class in the same proportion in both parts, as scikit-learn's
     * {@code train_test_split(…, stratify=y)}. Data without {@link #labels} are split as by {@link #split(double, long)}.
     *
     * <p>The training part has {@code trainingFraction · size} samples, rounded, and a sample of each class, if its size
     * permits. The same seed gives the same split.
     *
     * <pre>{@code
     * TrainValidationSplit parts = digits.stratifiedSplit(0.9, seed);       // a tenth of each digit for validation
     * }</pre>
     *
     * @throws IllegalArgumentException if a part would be empty
     */
    default TrainValidationSplit stratifiedSplit(double trainingFraction, long seed) {
        return labels().map(labels -> StratifiedOrder.split(this, trainingFraction, seed, labels))
                .orElseGet(() -> split(trainingFraction, seed));
    }

    /**
     * Returns the class of each sample, or empty if the targets are no classes.
     *
     * <p>Classes are INT labels, (n) or (n, 1); one-hot rows: (n, classes) with a 1 and otherwise zeros in each row; or a column
     * of zeros and ones, (n) or (n, 1), as for a binary loss. Several targets have no common classes. The data sets of this library know their classes. For another data set this method loads each batch once.
     */
    default Optional<int[]> labels() {
        return ClassLabels.load(this);
    }

    /**
     * Returns all samples in their order as one batch, for data that fit into two tensors.
     *
     * <pre>{@code
     * Batch test = digits.test().all();
     * Tensor probabilities = model.predict(test.x());
     * }</pre>
     *
     * @throws IllegalArgumentException if x or y would take 2 GB or more, or more than half of the memory of the JVM
     */
    default Batch all() {
        return WholeDataset.load(this);
    }

    /**
     * Returns a view that transforms the targets each time a batch is loaded. The samples stay the same.
     *
     * <p>Standardize the targets of a regression this way; {@link Standardization#inverse} converts predictions back.
     */
    default Dataset mapTargets(Transform transform) {
        return new TransformedTargets(this, transform);
    }

    /** Returns a view that transforms the samples each time a batch is loaded. The targets stay the same. */
    default Dataset map(Transform transform) {
        return new TransformedDataset(this, transform);
    }

    /**
     * Returns a data set whose samples are the slices of x along axis 0, and whose targets are the slices of y.
     *
     * <p>INT targets are one label per sample, (n), or one label per position of the sequences x, (n, t).
     */
    static Dataset of(Tensor x, Tensor y) {
        if (x.rank() == 0 || y.rank() == 0 || x.size(0) != y.size(0)) {
            throw new ShapeException("a data set needs as many targets as samples along axis 0, not x "
                    + Shapes.text(x.shape()) + " and y " + Shapes.text(y.shape()));
        }
        boolean hasLabels = y.dataType() == DataType.INT32;
        if (hasLabels && y.length() == y.size(0)) {
            return new LabeledTensorDataset(x, y.toIntArray());
        }
        if (hasLabels && !isPositionsOf(x, y)) {
            throw new ShapeException("a data set needs one INT label per sample, not y " + Shapes.text(y.shape())
                    + "; one-hot rows must be FLOAT or DOUBLE");
        }
        return new TensorDataset(x, y);
    }

    /** Returns whether y has the axes of sequences: of vectors x (n, t, features), or of INT indices x (n, t). */
    private static boolean isPositionsOf(Tensor x, Tensor y) {
        boolean holdsIndices = x.dataType() == DataType.INT32;
        return y.rank() + (holdsIndices ? 0 : 1) <= x.rank()
                && Arrays.equals(y.shape(), Arrays.copyOf(x.shape(), y.rank()));
    }

    /**
     * Returns a data set of the slices of several tensors along axis 0: the inputs of a model, and a target for each of its
     * outputs.
     *
     * <pre>{@code
     * Dataset questions = Dataset.of(List.of(images, words), List.of(what, where));
     * }</pre>
     *
     * @throws ShapeException if the tensors differ in the number of samples
     */
    static Dataset of(List<Tensor> x, List<Tensor> y) {
        return TensorListDataset.of(x, y);
    }

    /** Returns a data set of the slices of x and y along axis 0, with sample weights of shape (n). */
    static Dataset of(Tensor x, Tensor y, Tensor sampleWeights) {
        return of(x, y).withSampleWeights(sampleWeights);
    }
}
