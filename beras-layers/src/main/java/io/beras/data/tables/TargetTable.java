package io.beras.data.tables;

import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import java.util.List;

/**
 * The rows of a {@link Table} as a data set for regression: x (n, features) FLOAT, y (n, 1) FLOAT.
 *
 * <pre>{@code
 * TargetTable houses = Table.read(path).oneHot("district").withTarget("price");
 * SequentialModel model = new SequentialModel(new Dense(houses.featureNames().size(), 1));
 * }</pre>
 */
public final class TargetTable extends TableDataset {

    private final String targetName;

    TargetTable(Tensor x, Tensor y, List<String> featureNames, String targetName) {
        super(x, y, featureNames);
        this.targetName = targetName;
    }

    /** Returns the name of the column of y. */
    public String targetName() {
        return targetName;
    }

    @Override
    String targets() {
        return "target " + Quoted.of(targetName);
    }
}
