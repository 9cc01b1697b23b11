package io.beras.core.arrays;

/** Reports a shape that no array can have: its rank or its number of elements is too large. */
public final class ArrayLimitException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    ArrayLimitException(String message) {
        super(message);
    }
}
