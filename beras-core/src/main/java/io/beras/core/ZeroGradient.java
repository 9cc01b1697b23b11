package io.beras.core;

/** The local gradient of an input whose derivative is 0 everywhere; the chain rule recognises it by identity. */
enum ZeroGradient implements LocalGradient {
    ZERO;

    @Override
    public Tensor compose(Tensor upstream) {
        return Tensor.scalar(upstream.dataType(), 0);
    }
}
