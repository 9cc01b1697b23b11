package io.beras.models;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Converts what goes into a model to the type of its weights; INT labels stay labels. */
final class InputCast {

    private InputCast() {}

    static Tensor toTypeOf(Weighted model, Tensor tensor) {
        List<Variable> weights = model.weights();
        return tensor.dataType() == DataType.INT32 || weights.isEmpty()
                ? tensor
                : tensor.cast(weights.get(0).dataType());
    }
}
