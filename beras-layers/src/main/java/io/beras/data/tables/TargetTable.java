package io.beras.data.tables;

import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.io.Quoted;
import java.util.List;
import java.util.Locale;

/**
 * The rows of a {@link Table} as a data set for regression: x (n, features) FLOAT, y (n, 1) FLOAT.
 *
 * <pre>{@code
 * TargetTable houses = Table.read(path).oneHot("district").withTarget("price");
 * SequentialModel model = new SequentialModel(new Dense(houses.featureNames().size(), 1));
 * }</pre>
 */
public final class TargetTable implements Dataset {

    private final Dataset rows;
    private final List<String> featureNames;
    private final String targetName;

    TargetTable(Dataset rows, List<String> featureNames, String targetName) {
        this.rows = rows;
        this.featureNames = featureNames;
        this.targetName = targetName;
    }

    /** Returns the names of the columns of x. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** Returns the name of the column of y. */
    public String targetName() {
        return targetName;
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
                "%,d rows of the features %s with the target %s",
                size(),
                Quoted.list(featureNames),
                Quoted.of(targetName));
    }
}
