package io.beras.data;

import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Samples with targets, any of which can be asked for by their indices.
 *
 * <p>{@code fit} and {@code evaluate} ask for one batch at a time, in order; for a large one on another thread, while the
 * one before it is used, where a core is free for that. What a data set draws from
 * {@link io.beras.core.Randomness#current()} there, to vary its samples say, depends only on the seed and the epoch.
 *
 * <pre>{@code
 * Dataset digits = Mnist.read(Path.of("data/mnist")).training();
 * Dataset table = Dataset.of(Tensor.of(rows), Tensor.ofLabels(labels));
 * Batch three = table.batch(0, 5, 7);
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
        return y.dataType() == DataType.INT32 ? new LabeledRows(x, y.toIntArray()) : new Rows(x, y);
    }
}
