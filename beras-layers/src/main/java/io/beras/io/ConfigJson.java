package io.beras.io;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import io.beras.core.config.Config;
import io.beras.core.config.ConfigTypes;
import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings as JSON text: an object of a registered type is {@code {"type": "Dense", "config": {"in": 784, "out": 10}}}.
 *
 * <p>An object that occurs twice is written once, with an id, as {@code {"type": …, "id": 1, "config": …}}. The second
 * occurrence is {@code {"ref": 1}}. So shared parts stay shared.
 *
 * <pre>{@code
 * String text = ConfigJson.write(Map.of("loss", new Huber(2)));
 * ConfigJson json = ConfigJson.read(text);
 * Loss loss = json.create(json.document().get("loss"), Loss.class);
 * }</pre>
 *
 * <p>Reading is strict: equal keys, unknown keys, null, NaN, deep nesting, and text that follows the object are refused.
 */
public final class ConfigJson {

    private static final String TYPE = "type";
    private static final String ID = "id";
    private static final String CONFIG = "config";
    private static final String REF = "ref";

    private final Map<String, Object> document;
    private final Map<Long, Map<?, ?>> withId = new HashMap<>();
    private final Map<Long, Created> created = new HashMap<>();

    /** A created object, its height in objects, and the number of its parts, counting each occurrence. */
    private record Created(Object object, int height, long size) {}

    private ConfigJson(Map<String, Object> document) {
        this.document = document;
        collectIds(document);
    }

    /**
     * Returns why a file can't hold an object, as a sentence with a remedy, or empty if a file can.
     */
    public static Optional<String> problem(Object part) {
        try {
            new ConfigParts().add(part);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns a document as JSON text.
     *
     * @param document values by name: flags, integers, numbers, texts, arrays of {@code long} or {@code double}, lists of
     *     texts, {@link Config}s, objects with settings, maps and lists of them
     * @throws IllegalArgumentException if a file can't hold one of the objects: see {@link #problem}
     */
    public static String write(Map<String, ?> document) {
        ConfigParts parts = new ConfigParts();
        addParts(document, parts);
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.setFormattingStyle(FormattingStyle.PRETTY.withNewline("\n"));
            write(document, parts, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void addParts(Object value, ConfigParts parts) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> addParts(each, parts));
        } else if (value instanceof Config config) {
            config.names().forEach(name -> addParts(config.value(name), parts));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> addParts(each, parts));
        } else if (ConfigParts.isPart(value)) {
            parts.add(value);
        }
    }

    private static void write(Object value, ConfigParts parts, JsonWriter out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.name(String.valueOf(entry.getKey()));
                write(entry.getValue(), parts, out);
            }
            out.endObject();
        } else if (value instanceof Config config) {
            out.beginObject();
            for (String name : config.names()) {
                out.name(name);
                write(config.value(name), parts, out);
            }
            out.endObject();
        } else if (value instanceof List<?> list) {
            out.beginArray();
            for (Object each : list) {
                write(each, parts, out);
            }
            out.endArray();
        } else if (ConfigParts.isPart(value)) {
            writePart(value, parts, out);
        } else {
            writePlain(value, out);
        }
    }

    private static void writePlain(Object value, JsonWriter out) throws IOException {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number + "; store such a value as a tensor");
        }
        if (value instanceof String text) {
            out.value(text);
        } else if (value instanceof long[] integers) {
            out.jsonValue(Arrays.toString(integers)); // on one line
        } else if (value instanceof double[] numbers) {
            out.jsonValue(Arrays.toString(numbers));
        } else {
            out.jsonValue(value.toString()); // a flag or a number; a double has a point, an integer has none
        }
    }

    private static void writePart(Object object, ConfigParts parts, JsonWriter out) throws IOException {
        ConfigParts.Part part = parts.get(object);
        out.beginObject();
        long known = parts.idOrNew(part);
        if (known != 0) {
            out.name(REF).value(known);
        } else {
            out.name(TYPE).value(part.type());
            if (parts.id(part) != 0) {
                out.name(ID).value(parts.id(part));
            }
            if (!part.config().names().isEmpty()) {
                out.name(CONFIG);
                write(part.config(), parts, out);
            }
        }
        out.endObject();
    }

    /**
     * Parses JSON text without creating objects.
     *
     * @throws IllegalArgumentException if the text is not a strict JSON object; the message is a predicate: "is damaged: …"
     */
    public static ConfigJson read(String text) {
        return new ConfigJson(StrictJson.parse(text));
    }

    /**
     * Returns the document: {@code Boolean}, {@code Long}, {@code Double}, {@code String}, {@code long[]}, {@code double[]},
     * {@code List}s of texts or maps, and {@code Map}s.
     */
    public Map<String, Object> document() {
        return Collections.unmodifiableMap(document);
    }

    /**
     * Creates the object of this type that a value of the document describes.
     *
     * @throws IllegalArgumentException if the type is not registered, or the settings are wrong; the message is a sentence
     */
    public <T> T create(@Nullable Object node, Class<T> type) {
        Object object = create(node, 1).object();
        if (!type.isInstance(object)) {
            throw new IllegalArgumentException(
                    "\"" + ConfigTypes.nameOf(object.getClass()) + "\" is there in place of a " + type.getSimpleName());
        }
        return type.cast(object);
    }

    /**
     * Returns the settings that a value of the document describes, with the objects in them.
     *
     * @throws IllegalArgumentException if the value is not a map, or an object in it can't be created
     */
    public Config config(@Nullable Object node) {
        return settings(map(node), 1, new Sum());
    }

    private Created create(@Nullable Object node, int depth) {
        Map<?, ?> map = map(node);
        if (map.get(REF) instanceof Long id && map.size() == 1) {
            return referred(id, depth);
        }
        if (!isPart(map) || !(map.get(TYPE) instanceof String type)) {
            throw new IllegalArgumentException(
                    "an object must have a type, perhaps an id, and its config, but has the keys "
                            + Quoted.list(
                                    map.keySet().stream().map(String::valueOf).toList()));
        }
        if (depth >= ConfigParts.MAX_DEPTH) {
            throw new IllegalArgumentException("more than " + ConfigParts.MAX_DEPTH + " objects are inside each other");
        }
        if (map.get(ID) instanceof Long id) {
            if (created.containsKey(id)) {
                return referred(id, depth);
            }
            withId.remove(id); // an object that refers to itself does not find itself
        }
        Sum sum = new Sum();
        Config config = map.containsKey(CONFIG) ? settings(map(map.get(CONFIG)), depth, sum) : Config.empty();
        if (sum.size > ConfigParts.MAX_SIZE) {
            throw new IllegalArgumentException(
                    "more than " + ConfigParts.MAX_SIZE + " objects are in " + Quoted.of(type));
        }
        Created object = new Created(create(type, config), sum.height + 1, sum.size + 1);
        if (map.get(ID) instanceof Long id) {
            created.put(id, object);
        }
        return object;
    }

    private static Object create(String type, Config config) {
        try {
            return ConfigTypes.create(type, config);
        } catch (RuntimeException e) { // a registered function may throw anything for wrong settings
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(
                    message.startsWith("the type ")
                            ? message
                            : "the settings of \"" + type + "\" are wrong: " + message,
                    e);
        }
    }

    private Created referred(long id, int depth) {
        Created known = created.get(id);
        if (known == null) {
            Map<?, ?> node = withId.get(id);
            if (node == null) {
                throw new IllegalArgumentException("an object refers to the object " + id + ", which is not there");
            }
            known = create(node, depth);
        }
        if (depth + known.height() > ConfigParts.MAX_DEPTH) {
            throw new IllegalArgumentException("more than " + ConfigParts.MAX_DEPTH + " objects are inside each other");
        }
        return known;
    }

    private Config settings(Map<?, ?> map, int depth, Sum sum) {
        Config config = Config.empty();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            if (value instanceof Map<?, ?>) {
                config = config.withPart(name, sum.of(create(value, depth + 1)));
            } else if (value instanceof List<?> list && list.stream().allMatch(each -> each instanceof Map<?, ?>)) {
                config = config.withParts(
                        name,
                        list.stream()
                                .map(each -> sum.of(create(each, depth + 1)))
                                .toList());
            } else {
                config = plain(config, name, value);
            }
        }
        return config;
    }

    private static Config plain(Config config, String name, Object value) {
        if (value instanceof Boolean flag) {
            return config.with(name, flag.booleanValue());
        }
        if (value instanceof Long integer) {
            return config.with(name, integer.longValue());
        }
        if (value instanceof Double number) {
            return config.with(name, number.doubleValue());
        }
        if (value instanceof String text) {
            return config.with(name, text);
        }
        if (value instanceof long[] integers) {
            return config.with(name, integers);
        }
        if (value instanceof double[] numbers) {
            return config.withNumbers(name, numbers);
        }
        return config.withTexts(
                name, ((List<?>) value).stream().map(String::valueOf).toList());
    }

    private static Map<?, ?> map(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("a JSON object must be in place of " + Quoted.of(String.valueOf(node)));
    }

    /** Collects the objects with ids. In the settings of an object, "type" and "id" are names like any other. */
    private void collectIds(Object node) {
        if (node instanceof List<?> list) {
            list.forEach(this::collectIds);
        } else if (node instanceof Map<?, ?> map && isPart(map)) {
            if (map.get(ID) instanceof Long id && withId.put(id, map) != null) {
                throw new IllegalArgumentException("is damaged: two objects have the id " + id);
            }
            if (map.get(CONFIG) instanceof Map<?, ?> config) {
                config.values().forEach(this::collectIds);
            }
        } else if (node instanceof Map<?, ?> map) {
            map.values().forEach(this::collectIds);
        }
    }

    private static boolean isPart(Map<?, ?> map) {
        return map.get(TYPE) instanceof String && Set.of(TYPE, ID, CONFIG).containsAll(map.keySet());
    }

    /** The sum of the objects in a config. */
    private static final class Sum {
        private int height;
        private long size;

        Object of(Created part) {
            height = Math.max(height, part.height());
            size += part.size();
            return part.object();
        }
    }
}
