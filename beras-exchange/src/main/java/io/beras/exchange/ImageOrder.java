package io.beras.exchange;

import io.beras.core.Tensor;

/**
 * The sizes of the images that a layer flattens: Beras makes rows of (channels, height, width), Keras of (height, width,
 * channels).
 */
record ImageOrder(long channels, long height, long width) {

    /** Returns the number of features of a row. */
    long features() {
        return channels * height * width;
    }

    /** Returns a weight of Keras, of which axis 0 has the order of the features, with the features in the order of Beras. */
    Tensor reordered(Tensor theirs) {
        long rest = theirs.rank() == 1 ? 1 : theirs.size(1);
        return theirs.reshape(height, width, channels, rest)
                .transpose(2, 0, 1, 3)
                .reshape(theirs.shape());
    }
}
