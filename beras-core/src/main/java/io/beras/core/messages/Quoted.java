package io.beras.core.messages;

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
        return '"' + shortened(text, MAX_LENGTH) + '"';
    }

    /** Returns a text without quotes, cut after a number of characters, with a "?" for each control character. */
    public static String shortened(String text, int maxLength) {
        return oneLine(text.length() <= maxLength ? text : text.substring(0, maxLength) + "…");
    }

    /** Returns texts in brackets, each cut after 60 characters; after 12 texts only the number of the others follows. */
    public static String list(Collection<String> texts) {
        String others = texts.size() <= MAX_ITEMS ? "]" : ", … and " + (texts.size() - MAX_ITEMS) + " more]";
        return texts.stream()
                .limit(MAX_ITEMS)
                .map(text -> shortened(text, MAX_LENGTH))
                .collect(Collectors.joining(", ", "[", others));
    }

    /** Returns a text with a "?" for each control character, such as a line break in the name of a file. */
    public static String oneLine(String text) {
        return text.codePoints()
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
