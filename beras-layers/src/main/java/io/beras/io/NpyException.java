package io.beras.io;

import java.io.IOException;

/** An array in a file is damaged or of a kind that cannot be read; the message goes on after the array's name. */
final class NpyException extends IOException {

    NpyException(String predicate) {
        super(predicate);
    }
}
