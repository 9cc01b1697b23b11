package io.beras.autograder.stencil;

/**
 * A range of a text.
 *
 * @param start the first character
 * @param end the character after the last one
 */
record TextRange(int start, int end) {

    boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    boolean contains(TextRange other) {
        return start <= other.start && other.end <= end;
    }

    String in(String text) {
        return text.substring(start, end);
    }
}
