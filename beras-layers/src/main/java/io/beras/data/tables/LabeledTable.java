package io.beras.data.tables;

import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.io.Quoted;
import java.util.List;
import java.util.Locale;

/**
 * The rows of a {@link Table} as a data set with labels: x (n, features) FLOAT, y (n) INT labels.
 *
 * <pre>{@code
 * LabeledTable iris = Table.read(path).withLabels("species");
 * SequentialModel model = new SequentialModel(
 *         new Dense(iris.featureNames().size(), 8), new ReLU(), new Dense(8, iris.classNames().size()));
 * }</pre>
 */
public final class LabeledTable implements Dataset {

    private final Dataset rows;
    private final List<String> featureNames;
    private final List<String> classNames;

    LabeledTable(Dataset rows, List<String> featureNames, List<String> classNames) {
        this.rows = rows;
        this.featureNames = featureNames;
        this.classNames = classNames;
    }

    /** Returns the names of the columns of x. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** Returns the class names; label k stands for the name at index k. */
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Batch batch(int... indices) {
        return rows.batch(indices);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d rows of the features %s with the classes %s",
                size(),
                Quoted.list(featureNames),
                Quoted.list(classNames));
    }
}
