package io.beras.core.gradcheck;

import io.beras.core.Callable;
import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import java.util.List;
import java.util.function.UnaryOperator;

/** A layer, and a function of its output. */
record Chain(Diffable layer, UnaryOperator<Tensor> then) implements Callable, Weighted {

    @Override
    public List<Weighted> children() {
        return List.of(layer);
    }

    @Override
    public Tensor call(Tensor... inputs) {
        return then.apply(layer.call(inputs));
    }
}
