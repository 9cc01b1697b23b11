package io.beras.core.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of settings for messages. */
final class ConfigText {

    private static final int MAX_LENGTH = 60;
    private static final int MAX_ITEMS = 12;

    private ConfigText() {}

    /** Returns all settings: {@code {in=784, part=Dense{in=784}}}. */
    static String of(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + whole(setting.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Returns one value, shortened. */
    static String of(Object value) {
        return value instanceof String text ? quoted(text) : shortened(whole(value));
    }

    /** Returns a text in quotes, shortened: a damaged file may hold a name of any length. */
    static String quoted(String text) {
        return "\"" + shortened(text) + "\"";
    }

    /** Returns names in brackets, each shortened; after 12 names only the number of the others follows. */
    static String list(Collection<String> names) {
        String others = names.size() <= MAX_ITEMS ? "]" : ", … and " + (names.size() - MAX_ITEMS) + " more]";
        return names.stream()
                .limit(MAX_ITEMS)
                .map(ConfigText::shortened)
                .collect(Collectors.joining(", ", "[", others));
    }

    /** Returns a text without the characters after the first 60. */
    static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    private static String whole(Object value) {
        if (value instanceof long[] integers) {
            return Arrays.toString(integers);
        }
        if (value instanceof double[] numbers) {
            return Arrays.toString(numbers);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ConfigText::whole).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Configurable part ? part.getClass().getSimpleName() + part.config() : value.toString();
    }
}
