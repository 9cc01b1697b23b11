package io.beras.layers;

import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;

/** The draws of an initializer, multiplied by a gain. */
record ScaledInitializer(Initializer initializer, double gain) implements Initializer {

    @Override
    public Tensor initialize(int in, int out, RandomNumbers draws) {
        return initializer.initialize(in, out, draws).mul(gain);
    }

    @Override
    public Tensor initializeColumns(int columns, int in, int out, RandomNumbers draws) {
        return initializer.initializeColumns(columns, in, out, draws).mul(gain);
    }
}
