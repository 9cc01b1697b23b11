package io.beras.models;

import io.beras.core.messages.Quoted;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first difference between two JSON documents of settings, as in "model.layers[1].rate 0.5 (this fit: 0.2)".
 *
 * <p>The name of an object's type stands for the object, if the types differ: "optimizer SGD (this fit: Adam)".
 */
final class SettingsDifference {

    private static final String TYPE = "type";
    private static final String CONFIG = "config";

    private final Set<String> ignored;

    /** Creates a search that ignores settings of these names, at each depth. */
    SettingsDifference(Set<String> ignored) {
        this.ignored = ignored;
    }

    /** Returns the first difference, with both values, or empty if the settings are equal. */
    Optional<String> first(String place, @Nullable Object saved, @Nullable Object present) {
        if (isPart(saved) && isPart(present) && typeOf(saved).equals(typeOf(present))) {
            return ofMaps(place, config(saved), config(present));
        }
        if (saved instanceof Map<?, ?> map
                && present instanceof Map<?, ?> other
                && !isPart(saved)
                && !isPart(present)) {
            return ofMaps(place, map, other);
        }
        if (saved instanceof List<?> list && present instanceof List<?> other) {
            return ofLists(place, list, other);
        }
        return areEqual(saved, present)
                ? Optional.empty()
                : Optional.of(place + " " + text(saved) + " (this fit: " + text(present) + ")");
    }

    private Optional<String> ofMaps(String place, Map<?, ?> saved, Map<?, ?> present) {
        Set<Object> names = new LinkedHashSet<>(saved.keySet());
        names.addAll(present.keySet());
        return names.stream()
                .map(String::valueOf)
                .filter(name -> !ignored.contains(name))
                .map(name -> first(place + "." + name, saved.get(name), present.get(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> ofLists(String place, List<?> saved, List<?> present) {
        for (int i = 0; i < Math.min(saved.size(), present.size()); i++) {
            Optional<String> difference = first(place + "[" + i + "]", saved.get(i), present.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return saved.size() == present.size()
                ? Optional.empty()
                : Optional.of("the length of " + place + " " + saved.size() + " (this fit: " + present.size() + ")");
    }

    private static boolean areEqual(@Nullable Object saved, @Nullable Object present) {
        return Objects.deepEquals(saved, present);
    }

    private static boolean isPart(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.get(TYPE) instanceof String;
    }

    private static String typeOf(@Nullable Object part) {
        return part instanceof Map<?, ?> map ? String.valueOf(map.get(TYPE)) : "";
    }

    private static Map<?, ?> config(@Nullable Object part) {
        return part instanceof Map<?, ?> map && map.get(CONFIG) instanceof Map<?, ?> config ? config : Map.of();
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (isPart(value)) {
            return typeOf(value);
        }
        String text = value instanceof long[] integers
                ? Arrays.toString(integers)
                : value instanceof double[] numbers ? Arrays.toString(numbers) : value.toString();
        return value instanceof String || text.length() > 60 ? Quoted.of(text) : text;
    }
}
