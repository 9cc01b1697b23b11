package io.beras.data.tables;

import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import java.util.List;

/**
 * The rows of a {@link Table} as a data set with labels: x (n, features) FLOAT, y (n) INT labels.
 *
 * <pre>{@code
 * LabeledTable iris = Table.read(path).withLabels("species");
 * SequentialModel model = new SequentialModel(
 *         new Dense(iris.featureNames().size(), 8), new ReLU(), new Dense(8, iris.classNames().size()));
 * }</pre>
 */
public final class LabeledTable extends TableDataset {

    private final List<String> classNames;

    LabeledTable(Tensor x, Tensor y, List<String> featureNames, List<String> classNames) {
        super(x, y, featureNames);
        this.classNames = classNames;
    }

    /** Returns the class names; label k stands for the name at index k. */
    public List<String> classNames() {
        return classNames;
    }

    @Override
    String targets() {
        return "classes " + Quoted.list(classNames);
    }
}
