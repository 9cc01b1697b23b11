package io.beras.core;

/** The local gradient of an input without a derivative; the chain rule puts the reason into a sentence. */
record NoGradient(String reason) implements LocalGradient {

    @Override
    public Tensor compose(Tensor upstream) {
        throw new UnsupportedOperationException("there is no gradient: " + reason);
    }
}
