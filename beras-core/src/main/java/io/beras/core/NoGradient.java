package io.beras.core;

/**
 * Stands for the local gradient of an input without a derivative; the chain rule puts the reason into a sentence.
 *
 * @param reason why there is no derivative
 * @see LocalGradient#none
 */
public record NoGradient(String reason) implements LocalGradient {

    @Override
    public Tensor compose(Tensor upstream) {
        throw new UnsupportedOperationException("there is no gradient: " + reason);
    }
}
