package io.beras.models;

import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The outputs of a model for batch after batch, which belong to no step. */
final class OutputBatches {

    private final List<List<Tensor>> batches = new ArrayList<>();

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** Adds a tensor for each output. */
    void add(List<Tensor> outputs) {
        batches.add(outputs.stream().map(Tensor::detach).toList());
    }

    /** Returns each output for all batches. */
    List<Tensor> whole() {
        List<Tensor> whole = new ArrayList<>();
        for (int i = 0; i < batches.get(0).size(); i++) {
            int output = i;
            Tensor[] parts = batches.stream().map(batch -> batch.get(output)).toArray(Tensor[]::new);
            whole.add(Tensor.concat(0, parts).detach());
        }
        return whole;
    }
}
