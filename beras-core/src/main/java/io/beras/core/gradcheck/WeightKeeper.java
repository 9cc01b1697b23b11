package io.beras.core.gradcheck;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.WeightAccess;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** A scope in which weights may be changed: at its end they have their types and values again, bit by bit. */
final class WeightKeeper implements AutoCloseable {

    private final List<Variable> weights;
    private final List<Tensor> before;
    private final WeightAccess access;

    WeightKeeper(List<Variable> weights) {
        this.weights = weights;
        this.access = WeightAccess.exclusive(weights);
        this.before = weights.stream().map(Tensor::detach).toList();
    }

    List<Variable> weights() {
        return weights;
    }

    /** Gives all weights their original values in this type. */
    void reset(DataType type) {
        for (int i = 0; i < before.size(); i++) {
            weights.get(i).castInPlace(type);
            weights.get(i).assign(before.get(i).cast(type));
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < before.size(); i++) {
            weights.get(i).castInPlace(before.get(i).dataType());
            weights.get(i).assign(before.get(i));
        }
        access.close();
    }
}
