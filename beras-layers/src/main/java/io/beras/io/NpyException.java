package io.beras.io;

import java.io.IOException;

/** Thrown for a .npy array that is damaged or not supported. The message is a predicate: the array's name precedes it. */
final class NpyException extends IOException {

    NpyException(String predicate) {
        super(predicate);
    }
}
