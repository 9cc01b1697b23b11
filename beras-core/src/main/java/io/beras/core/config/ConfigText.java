package io.beras.core.config;

import io.beras.core.messages.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of settings for messages. */
final class ConfigText {

    private static final int MAX_LENGTH = 60;

    private ConfigText() {}

    /** Returns all settings: {@code {in=784, part=Dense{in=784}}}. */
    static String of(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + whole(setting.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Returns one value, shortened. */
    static String of(Object value) {
        return value instanceof String text ? Quoted.of(text) : Quoted.shortened(whole(value), MAX_LENGTH);
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
