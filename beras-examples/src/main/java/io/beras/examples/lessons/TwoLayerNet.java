package io.beras.examples.lessons;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.models.Model;

/** CS231n's module of two linear layers with a ReLU between them. */
final class TwoLayerNet extends Model {

    private final Dense linear1;
    private final Dense linear2;

    TwoLayerNet(int in, int hidden, int out) {
        linear1 = add(new Dense(in, hidden));
        linear2 = add(new Dense(hidden, out));
    }

    @Override
    protected Tensor forward(Tensor... inputs) {
        Tensor h = linear1.call(inputs[0]).relu();
        return linear2.call(h);
    }
}
