package io.beras.data.images;

import java.io.IOException;

/** Thrown for an image file that is damaged or not supported. The message is a predicate: the file's path precedes it. */
final class ImageFileException extends IOException {

    ImageFileException(String predicate) {
        super(predicate);
    }
}
