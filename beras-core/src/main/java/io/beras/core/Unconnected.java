package io.beras.core;

/** What a tape answers for a source that the target does not depend on. */
public enum Unconnected {
    /** An exception that names the source and says why it is probably unconnected. The default. */
    ERROR,
    /** Zeros in the source's shape. */
    ZERO,
    /** {@code null}: "there is no gradient", so that an optimizer leaves the variable and its state alone. */
    NULL
}
