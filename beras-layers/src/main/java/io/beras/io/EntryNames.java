package io.beras.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of entries: names of arrays, in which characters that could be part of a path trick are written as %XX. */
public final class EntryNames {

    private static final String REFUSED = "\\:%";

    private EntryNames() {}

    /** Returns the name of an entry for the name of an array; different arrays have different entries. */
    static String encode(String name) {
        if (!new String(name.getBytes(UTF_8), UTF_8).equals(name)) {
            throw new IllegalArgumentException("the name " + Quoted.of(name)
                    + " has half a character, which UTF-8 can't hold; rename the variable");
        }
        StringBuilder encoded = new StringBuilder();
        String[] segments = name.split("/", -1);
        boolean hasEmpty = false;
        for (String segment : segments) {
            hasEmpty |= segment.isEmpty();
        }
        for (int i = 0; i < segments.length; i++) {
            encoded.append(i == 0 ? "" : hasEmpty ? "%2F" : "/");
            boolean isDots = segments[i].equals(".") || segments[i].equals("..");
            for (char character : segments[i].toCharArray()) {
                boolean isRefused = isDots || REFUSED.indexOf(character) >= 0 || Character.isISOControl(character);
                encoded.append(isRefused ? String.format(Locale.ROOT, "%%%02X", (int) character) : character);
            }
        }
        return encoded.toString();
    }

    /**
     * Returns the name of an array for the name of an entry.
     *
     * @throws IOException if {@link #encode} does not write this name; the message is a predicate
     */
    static String decode(String encoded) throws IOException {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            boolean isCode = character == '%' && i + 2 < encoded.length();
            int code = isCode ? hex(encoded.charAt(i + 1)) * 16 + hex(encoded.charAt(i + 2)) : character;
            i += isCode ? 2 : 0;
            name.append((char) Math.max(0, code));
        }
        if (!encode(name.toString()).equals(encoded)) {
            throw new IOException(
                    "is damaged: the name " + Quoted.of(encoded) + " has a wrong code of a character; save it again");
        }
        return name.toString();
    }

    private static int hex(char digit) {
        return Character.digit(digit, 16);
    }

    /** Returns the problem of the name of an entry that could be a path trick, as a predicate, or null. */
    public static @Nullable String problem(String name) {
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return "is a path that a program could follow outside its folder";
            }
        }
        boolean isOdd = name.chars().anyMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c));
        return isOdd ? "has a character that a path must not have" : null;
    }
}
