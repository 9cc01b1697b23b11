package io.beras.io;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Quotes text from a file for a message: shortens the text and replaces control characters, which a damaged file may hold.
 */
public final class Quoted {

    private static final int MAX_LENGTH = 60;
    private static final int MAX_ITEMS = 12;

    private Quoted() {}

    /** Returns a text in double quotes, cut after 60 characters. */
    public static String of(String text) {
        String shortened = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return '"' + oneLine(shortened) + '"';
    }

    /** Returns texts in brackets, each cut after 60 characters; after 12 texts only the number of the others follows. */
    public static String list(Collection<String> texts) {
        String others = texts.size() <= MAX_ITEMS ? "]" : ", … and " + (texts.size() - MAX_ITEMS) + " more]";
        return texts.stream()
                .limit(MAX_ITEMS)
                .map(Quoted::of)
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .collect(Collectors.joining(", ", "[", others));
    }

    /** Returns a text with a "?" for each control character, such as a line break in the name of a file. */
    static String oneLine(String text) {
        return text.codePoints()
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
