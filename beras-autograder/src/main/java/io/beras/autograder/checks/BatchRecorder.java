package io.beras.autograder.checks;

import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch step that trains nothing: it records which samples it gets, and returns made-up values.
 *
 * <p>The first feature of sample i is i, and so is the first element of its target.
 */
public final class BatchRecorder {

    private final List<RecordedBatch> batches = new ArrayList<>();
    private final List<Map<String, Double>> returned = new ArrayList<>();

    BatchRecorder() {}

    /** Records a batch, and returns a "loss" and an "accuracy" that no other batch has. */
    public Map<String, Double> batchStep(Tensor x, Tensor y, boolean training) {
        batches.add(new RecordedBatch(firstColumn(x), firstColumn(y), training));
        int k = batches.size();
        Map<String, Double> values = new HashMap<>();
        values.put("loss", 10.0 / k);
        values.put("accuracy", 1 - 1.0 / (k + 1));
        returned.add(Map.copyOf(values));
        return values;
    }

    List<RecordedBatch> batches() {
        return batches;
    }

    List<Map<String, Double>> returned() {
        return returned;
    }

    private static List<Integer> firstColumn(Tensor x) {
        double[] elements = x.toDoubleArray();
        int width = (int) (x.length() / x.size(0));
        List<Integer> column = new ArrayList<>();
        for (int i = 0; i < elements.length; i += width) {
            column.add((int) elements[i]);
        }
        return column;
    }
}
