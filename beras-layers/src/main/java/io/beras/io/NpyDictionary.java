package io.beras.io;

import io.beras.core.messages.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses the Python dictionary of a .npy header, such as {@code {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }}.
 *
 * <p>The parser reads each character once, from left to right, and knows nothing but this dictionary: the three keys, each
 * once, in any order. So neither nested brackets nor long texts cost more than their length.
 */
final class NpyDictionary {

    private static final int MAX_DIGITS = 18; // every such size fits a long

    private final String text;
    private final Set<String> keys = new HashSet<>();
    private int position;
    private @Nullable String type;
    private @Nullable Boolean fortranOrder;
    private long @Nullable [] shape;

    /** Parses a dictionary. */
    NpyDictionary(String text) throws NpyException {
        this.text = text;
        expect('{');
        while (!found('}')) {
            parseEntry();
            if (!found(',')) {
                expect('}');
                break;
            }
        }
        skipSpaces();
        if (position < text.length() || type == null || fortranOrder == null || shape == null) {
            throw damaged();
        }
    }

    /** Returns the type as NumPy writes it, such as "&lt;f4". */
    String type() throws NpyException {
        return required(type);
    }

    /** Returns whether the elements follow column after column. */
    boolean fortranOrder() throws NpyException {
        return required(fortranOrder);
    }

    /** Returns the sizes of the axes, each at least 0. */
    long[] shape() throws NpyException {
        return required(shape);
    }

    private void parseEntry() throws NpyException {
        String key = quoted();
        expect(':');
        if (!keys.add(key)) {
            throw new NpyException("has a header with the key " + Quoted.of(key) + " twice; save the array again");
        }
        switch (key) {
            case "descr" -> type = quoted();
            case "fortran_order" -> fortranOrder = bool();
            case "shape" -> shape = tuple();
            default ->
                throw new NpyException("has a header with the unknown key " + Quoted.of(key)
                        + "; only 'descr', 'fortran_order' and 'shape' can be read");
        }
    }

    private String quoted() throws NpyException {
        skipSpaces();
        char quote = position < text.length() ? text.charAt(position) : 0;
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, position + 1) : -1;
        if (end < 0) {
            throw damaged();
        }
        String content = text.substring(position + 1, end);
        position = end + 1;
        return content;
    }

    private boolean bool() throws NpyException {
        skipSpaces();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, position)) {
                position += word.length();
                return word.equals("True");
            }
        }
        throw damaged();
    }

    private long[] tuple() throws NpyException {
        expect('(');
        List<Long> sizes = new ArrayList<>();
        while (!found(')')) {
            sizes.add(integer());
            boolean comma = found(',');
            if (!comma && sizes.size() == 1) {
                throw damaged(); // in Python, (3) is a number and (3,) a tuple
            }
            if (!comma) {
                expect(')');
                break;
            }
        }
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    private long integer() throws NpyException {
        skipSpaces();
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position == start || position - start > MAX_DIGITS) {
            throw damaged();
        }
        return Long.parseLong(text, start, position, 10);
    }

    private boolean found(char wanted) {
        skipSpaces();
        if (position == text.length() || text.charAt(position) != wanted) {
            return false;
        }
        position++;
        return true;
    }

    private void expect(char wanted) throws NpyException {
        if (!found(wanted)) {
            throw damaged();
        }
    }

    private void skipSpaces() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private <T> T required(@Nullable T value) throws NpyException {
        if (value == null) {
            throw damaged();
        }
        return value;
    }

    private NpyException damaged() {
        return new NpyException("has a header that is damaged or of a structured type: " + Quoted.of(text.strip())
                + "; save each field as an array of '<f4'");
    }
}
