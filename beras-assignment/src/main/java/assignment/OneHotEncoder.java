package assignment;

import assignment.given.Encoder;
import io.beras.autograder.Exercise;
import io.beras.autograder.Tier;
import io.beras.core.Tensor;
import java.util.Arrays;

/**
 * Encodes class labels as one-hot rows: a 1 in the column of the class, 0 elsewhere.
 *
 * <pre>{@code
 * OneHotEncoder encoder = new OneHotEncoder().fit(Tensor.ofLabels(7, 2, 7));    // classes 2, 7
 * Tensor rows = encoder.forward(Tensor.ofLabels(2, 7));                         // (1, 0), (0, 1)
 * Tensor labels = encoder.inverse(rows);                                        // 2, 7
 * }</pre>
 */
public final class OneHotEncoder implements Encoder {

    /** The classes, different from each other and in ascending order; the first class has column 0. */
    private int[] classes = {};

    /** Creates an encoder without classes; {@link #fit} finds them. */
    public OneHotEncoder() {}

    /** Creates an encoder of these classes, different from each other and in ascending order. */
    public OneHotEncoder(int... classes) {
        this.classes = classes.clone();
    }

    /**
     * Stores in {@link #classes} the different labels in ascending order, and returns this encoder.
     *
     * <p>Example: the labels 7, 2, 7 give the classes 2, 7.
     *
     * @param labels INT labels of shape (n); any int may be a label, a negative one too
     */
    @Exercise(
            part = "one-hot",
            step = "fit",
            hints = {
                "Find the labels that occur, each of them once, and sort them.",
                "labels.toIntArray() gives the labels; a stream of an array can sort them and leave out repetitions.",
                "Assign to the field: the stream of the labels, distinct, sorted, as an array; then return this."
            })
    @Override
    public OneHotEncoder fit(Tensor labels) {
        classes = Arrays.stream(labels.toIntArray()).distinct().sorted().toArray();
        return this;
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    /**
     * Returns one FLOAT row for each label: 1 in the column of the label's class, 0 elsewhere.
     *
     * <p>Shapes: labels (n), result (n, k) for k classes.
     *
     * @throws IllegalArgumentException if a label is not among the classes
     */
    @Exercise(
            part = "one-hot",
            step = "forward",
            hints = {
                "Each label becomes a row of zeros with a single 1, in the column of its class.",
                "The column is the position of the label in the sorted classes: Arrays.binarySearch, negative if absent.",
                "Fill a float[n][k] with one 1 for each row, and make a tensor of it with Tensor.of."
            })
    @Override
    public Tensor forward(Tensor labels) {
        int[] given = labels.toIntArray();
        float[][] rows = new float[given.length][classes.length];
        for (int i = 0; i < given.length; i++) {
            int column = Arrays.binarySearch(classes, given[i]);
            if (column < 0) {
                throw new IllegalArgumentException("label " + given[i] + " is not among the classes "
                        + Arrays.toString(classes) + "; fit the encoder to labels that include it");
            }
            rows[i][column] = 1;
        }
        return Tensor.of(rows);
    }

    /**
     * Returns the label of the largest element of each row; the rows may be probabilities.
     *
     * <p>Shapes: rows (n, k), result (n) of INT labels. A column stands for a class: with the classes 2, 7 the row (0, 1)
     * gives the label 7.
     */
    @Exercise(
            part = "one-hot",
            step = "inverse",
            hints = {
                "Find the column of the largest element of each row, then the class of that column.",
                "rows.argMax(1).toIntArray() gives the columns; a column is a position in the classes, not a label.",
                "Replace each column c by classes[c], and return the result as Tensor.ofLabels."
            },
            give = Tier.BASIC)
    @Override
    public Tensor inverse(Tensor rows) {
        int[] columns = rows.argMax(1).toIntArray();
        return Tensor.ofLabels(
                Arrays.stream(columns).map(column -> classes[column]).toArray());
    }
}
