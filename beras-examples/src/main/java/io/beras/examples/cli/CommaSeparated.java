package io.beras.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list as one text, as in {@code id,"name, first"}: an element with a comma or a quote stands in quotes, as in a line of CSV.
 */
final class CommaSeparated {

    private static final String QUOTE = "\"";

    private CommaSeparated() {}

    /** Returns the elements as a text. */
    static String join(List<String> elements) {
        return elements.stream().map(CommaSeparated::quoted).collect(Collectors.joining(","));
    }

    /** Returns the elements of a text, without quotes and outer spaces. */
    static List<String> split(String text) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean isQuoted = false;
        for (char character : text.toCharArray()) {
            if (character == '"') {
                isQuoted = !isQuoted;
            }
            if (character == ',' && !isQuoted) {
                elements.add(unquoted(element.toString()));
                element.setLength(0);
            } else {
                element.append(character);
            }
        }
        elements.add(unquoted(element.toString()));
        return elements;
    }

    private static String quoted(String element) {
        boolean isPlain = !element.contains(",") && !element.contains(QUOTE) && element.equals(element.strip());
        return isPlain ? element : QUOTE + element.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
    }

    private static String unquoted(String element) {
        String stripped = element.strip();
        boolean hasQuotes = stripped.length() > 1 && stripped.startsWith(QUOTE) && stripped.endsWith(QUOTE);
        return hasQuotes ? stripped.substring(1, stripped.length() - 1).replace(QUOTE + QUOTE, QUOTE) : stripped;
    }
}
