package io.beras.exchange;

/** The kinds of layers whose weights can be imported. */
enum LayerKind {
    DENSE("dense"),
    CONVOLUTION("convolution"),
    BATCH_NORMALIZATION("batch normalization"),
    LAYER_NORMALIZATION("layer normalization"),
    EMBEDDING("embedding");

    private final String text;

    LayerKind(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
