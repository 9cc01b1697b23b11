package io.beras.core;

/** The result of {@link GradientTape#gradient} for a source that the target does not depend on. */
public enum Unconnected {
    /** Throws an exception that names the source and the probable reason. The default. */
    ERROR,
    /** Returns zeros in the shape of the source. */
    ZERO,
    /** Returns {@code null}, no gradient: an optimizer then leaves the variable and its state unchanged. */
    NULL
}
