package io.beras.core;

/** Reports shapes that do not fit: the message names the operation or layer, the shapes, the axis and the remedy. */
public class ShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Makes an exception with a message of one sentence. */
    public ShapeException(String message) {
        super(message);
    }
}
