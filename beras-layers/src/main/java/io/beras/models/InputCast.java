package io.beras.models;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.data.Batch;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Converts the inputs of a model to the type of its weights; INT labels keep their type. */
final class InputCast {

    private InputCast() {}

    /** Returns the batch in the type of these weights. */
    static Batch toTypeOf(List<Variable> weights, Batch batch) {
        return batch.map(tensor -> toTypeOf(weights, tensor));
    }

    static Batch toTypeOf(Weighted model, Batch batch) {
        return toTypeOf(model.weights(), batch);
    }

    static Tensor toTypeOf(Weighted model, Tensor tensor) {
        return toTypeOf(model.weights(), tensor);
    }

    private static Tensor toTypeOf(List<Variable> weights, Tensor tensor) {
        return tensor.dataType() == DataType.INT32 || weights.isEmpty()
                ? tensor
                : tensor.cast(weights.get(0).dataType());
    }
}
