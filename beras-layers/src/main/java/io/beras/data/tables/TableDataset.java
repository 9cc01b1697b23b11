package io.beras.data.tables;

import io.beras.core.Tensor;
import io.beras.core.messages.Quoted;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of a {@link Table} as a data set: x (n, features), and the targets of a subclass. */
abstract sealed class TableDataset implements Dataset permits LabeledTable, TargetTable {

    private final Tensor x;
    private final Tensor y;
    private final Dataset rows;
    private final List<String> featureNames;

    TableDataset(Tensor x, Tensor y, List<String> featureNames) {
        this.x = x;
        this.y = y;
        this.rows = Dataset.of(x, y);
        this.featureNames = featureNames;
    }

    /** Returns the names of the columns of x. */
    public List<String> featureNames() {
        return featureNames;
    }

    Tensor x() {
        return x;
    }

    Tensor y() {
        return y;
    }

    /** Returns the targets as text, as in {@code target "price"}. */
    abstract String targets();

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Batch batch(int... indices) {
        return rows.batch(indices);
    }

    @Override
    public Optional<int[]> labels() {
        return rows.labels();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%,d rows of the features %s with the %s", size(), Quoted.list(featureNames), targets());
    }
}
