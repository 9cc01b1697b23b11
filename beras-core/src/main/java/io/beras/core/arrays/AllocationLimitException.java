package io.beras.core.arrays;

/** Thrown for an allocation beyond an {@link AllocationLimit}. */
public final class AllocationLimitException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    AllocationLimitException(String message) {
        super(message);
    }
}
