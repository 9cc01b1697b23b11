package io.beras.io;

/** Quotes text from a file for a message: shortens it and replaces control characters, which a damaged file may hold. */
final class Quoted {

    private static final int MAX_LENGTH = 100;

    private Quoted() {}

    static String of(String text) {
        String shortened = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return '"' + shortened.replaceAll("\\p{Cc}", "?") + '"';
    }
}
