package io.beras.examples.gradients;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Arguments of a constructor, given as texts. */
final class ArgumentText {

    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            int.class, Integer::valueOf,
            long.class, Long::valueOf,
            double.class, Double::valueOf,
            float.class, Float::valueOf,
            String.class, text -> text,
            boolean.class, ArgumentText::flag);

    private ArgumentText() {}

    /** Returns whether these texts are values of these types. */
    static boolean fit(Class<?>[] types, List<String> texts) {
        if (types.length != texts.size()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (value(types[i], texts.get(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the values of texts that fit. */
    static Object[] values(Class<?>[] types, List<String> texts) {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = value(types[i], texts.get(i)).orElseThrow();
        }
        return values;
    }

    private static Optional<Object> value(Class<?> type, String text) {
        Function<String, Object> parser = PARSERS.get(type);
        if (parser == null) {
            return constant(type, text);
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) { // not a number
            return Optional.empty();
        }
    }

    private static Object flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text + " is neither true nor false");
        };
    }

    /** Returns the constant of this name that the type declares, such as KAIMING_NORMAL of Initializer. */
    private static Optional<Object> constant(Class<?> type, String name) {
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && field.getName().equalsIgnoreCase(name)
                    && type.isAssignableFrom(field.getType())) {
                try {
                    return Optional.ofNullable(field.get(null));
                } catch (IllegalAccessException e) {
                    return Optional.empty(); // the type is not public
                }
            }
        }
        return Optional.empty();
    }
}
