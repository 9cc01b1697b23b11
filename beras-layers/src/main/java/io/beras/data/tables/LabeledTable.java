package io.beras.data.tables;

import io.beras.data.Batch;
import io.beras.data.Dataset;
import java.util.List;

/**
 * Rows of a {@link Table} with their classes: x (n, features) FLOAT, y (n) INT labels.
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

    /** Returns what the columns of x are. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** Returns what the labels stand for: label 0 is the first. */
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
}
