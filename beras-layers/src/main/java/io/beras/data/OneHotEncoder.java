package io.beras.data;

import io.beras.core.Callable;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Encodes class labels as one-hot rows, and decodes such rows.
 *
 * <p>A label is only a name: as values, class 7 would be "more" than class 2. The classes are the different labels seen
 * by {@link #fit}, in ascending order; the first class becomes (1, 0, …). Order of use: {@link #fit} once, then the other
 * methods.
 *
 * <pre>{@code
 * OneHotEncoder encoder = new OneHotEncoder().fit(Tensor.ofLabels(2, 7, 2));
 * Tensor rows = encoder.call(Tensor.ofLabels(7, 2));       // (0, 1), (1, 0)
 * Tensor labels = encoder.inverse(rows);                   // 7, 2
 * }</pre>
 */
public final class OneHotEncoder implements Callable {

    private int @Nullable [] classes;

    /** Stores the classes of these labels. An encoder is fitted once. */
    public OneHotEncoder fit(Tensor labels) {
        if (classes != null) {
            throw new IllegalStateException("this encoder is already fitted, to the classes " + Arrays.toString(classes)
                    + "; create a new encoder for other data");
        }
        classes = IntStream.of(labels.toIntArray()).distinct().sorted().toArray();
        return this;
    }

    /** Returns the classes in ascending order. */
    public int[] classes() {
        return fitted().clone();
    }

    /** Returns one FLOAT row for each label, with a 1 in the column of the label's class. */
    public Tensor forward(Tensor labels) {
        int[] given = labels.toIntArray();
        int width = fitted().length;
        float[] rows = new float[given.length * width];
        for (int i = 0; i < given.length; i++) {
            rows[i * width + column(given[i])] = 1;
        }
        return Tensor.of(rows, given.length, width);
    }

    /** Returns {@link #forward} of the only input. */
    @Override
    public Tensor call(Tensor... inputs) {
        if (inputs.length != 1) {
            throw new IllegalArgumentException("OneHotEncoder.call needs one tensor of labels, not " + inputs.length);
        }
        return forward(inputs[0]);
    }

    /**
     * Returns the label of the largest element of each row. The rows may be probabilities.
     *
     * @throws IllegalArgumentException if a row contains NaN, and so has no largest element
     */
    public Tensor inverse(Tensor rows) {
        int[] known = fitted();
        if (rows.rank() != 2 || rows.size(1) != known.length) {
            throw new ShapeException("inverse needs rows of " + known.length + " elements, shape (n, " + known.length
                    + "), not " + Shapes.text(rows.shape()));
        }
        int[] columns = rows.argMax(1).toIntArray();
        for (int row = 0; row < columns.length; row++) {
            if (columns[row] < 0) {
                throw new IllegalArgumentException("inverse needs rows with a largest element, but row " + row
                        + " contains NaN; find the operation that computed it");
            }
        }
        return Tensor.ofLabels(
                IntStream.of(columns).map(column -> known[column]).toArray());
    }

    private int column(int label) {
        int column = Arrays.binarySearch(fitted(), label);
        if (column < 0) {
            throw new IllegalArgumentException("label " + label
                    + " is not among the classes that the encoder was fitted to: " + Arrays.toString(classes));
        }
        return column;
    }

    private int[] fitted() {
        if (classes == null) {
            throw new IllegalStateException("this encoder has no classes yet; call fit(labels) first");
        }
        return classes;
    }

    @Override
    public String toString() {
        return classes == null
                ? "OneHotEncoder(not fitted)"
                : "OneHotEncoder(classes "
                        + Quoted.list(IntStream.of(classes)
                                .mapToObj(Integer::toString)
                                .toList()) + ")";
    }
}
