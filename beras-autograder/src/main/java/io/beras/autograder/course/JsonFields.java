package io.beras.autograder.course;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, with messages that name the place, such as "parts[3].steps[0].points". */
final class JsonFields {

    private final String path;
    private final JsonObject object;
    private final Set<String> known = new HashSet<>();

    private JsonFields(String path, JsonObject object) {
        this.path = path;
        this.object = object;
    }

    static JsonFields of(JsonElement root) {
        return of("", root);
    }

    private static JsonFields of(String path, JsonElement element) {
        if (!element.isJsonObject()) {
            throw new CourseException((path.isEmpty() ? "the file" : path) + " needs to be an object { … }");
        }
        return new JsonFields(path, element.getAsJsonObject());
    }

    String text(String name) {
        return text(place(name), required(name));
    }

    double number(String name) {
        return notNegative(name, required(name));
    }

    /** Returns 0 for a missing field. */
    double numberOrZero(String name) {
        JsonElement element = optional(name);
        return element == null ? 0 : notNegative(name, element);
    }

    /** Returns 0 for a missing field. */
    int countOrZero(String name) {
        double value = numberOrZero(name);
        if (value != Math.rint(value)) {
            throw new CourseException(place(name) + " needs a whole number, not " + value);
        }
        return (int) value;
    }

    /** Returns false for a missing field. */
    boolean flag(String name) {
        JsonElement element = optional(name);
        if (element == null) {
            return false;
        }
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            throw new CourseException(place(name) + " needs to be true or false, not " + element);
        }
        return element.getAsBoolean();
    }

    /** Returns an empty list for a missing field. */
    List<String> texts(String name) {
        return list(name, JsonFields::text);
    }

    /** Reads a list of objects; a missing field is an empty list. */
    <T> List<T> objects(String name, Function<JsonFields, T> reader) {
        return list(name, (place, element) -> read(of(place, element), reader));
    }

    /** Reads an object from names to texts; a missing field is an empty map. */
    <T> Map<String, T> map(String name, BiFunction<String, String, T> reader) {
        JsonElement element = optional(name);
        Map<String, T> values = new LinkedHashMap<>();
        if (element != null) {
            JsonFields fields = of(place(name), element);
            for (String key : fields.object.keySet()) {
                values.put(key, reader.apply(fields.place(key), fields.text(key)));
            }
        }
        return values;
    }

    /** Reads an object, and refuses fields that the reader did not ask for: a misspelt name is no default value. */
    static <T> T read(JsonFields fields, Function<JsonFields, T> reader) {
        T value = reader.apply(fields);
        for (String name : fields.object.keySet()) {
            if (!fields.known.contains(name)) {
                throw new CourseException(fields.place(name) + " is unknown; choose one of: "
                        + fields.known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        return value;
    }

    String place(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private <T> List<T> list(String name, BiFunction<String, JsonElement, T> reader) {
        JsonElement element = optional(name);
        List<T> values = new ArrayList<>();
        if (element != null) {
            if (!element.isJsonArray()) {
                throw new CourseException(place(name) + " needs to be a list [ … ]");
            }
            for (JsonElement item : element.getAsJsonArray()) {
                values.add(reader.apply(place(name) + "[" + values.size() + "]", item));
            }
        }
        return values;
    }

    private static String text(String place, JsonElement element) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw new CourseException(place + " needs a text in quotes, not " + element);
        }
        return element.getAsString();
    }

    private double notNegative(String name, JsonElement element) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
            throw new CourseException(place(name) + " needs a number, not " + element);
        }
        double value = element.getAsDouble();
        if (value < 0) {
            throw new CourseException(place(name) + " needs 0 or more, not " + element);
        }
        return value;
    }

    private JsonElement required(String name) {
        JsonElement element = optional(name);
        if (element == null) {
            throw new CourseException(place(name) + " is missing");
        }
        return element;
    }

    private @Nullable JsonElement optional(String name) {
        known.add(name);
        return object.get(name);
    }
}
