package io.beras.models;

import io.beras.core.config.Configurable;
import io.beras.io.ConfigJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The {@link ModelInfo} in a saved model, with the notes about the saving program. */
final class SavedInfo {

    private static final String INPUT_SHAPE = "inputShape";
    private static final String INPUT_SHAPES = "inputShapes";
    private static final String SHAPE = "shape";
    private static final String CLASS_NAMES = "classNames";
    private static final String INPUT = "input";
    private static final String NOTES = "notes";

    private SavedInfo() {}

    /** Returns the information as values for JSON; adds a sentence if a file can't hold the preparation of inputs. */
    static Map<String, Object> of(ModelInfo info, List<String> missing) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<long[]> shapes = info.inputShapes();
        if (shapes.size() == 1) {
            values.put(INPUT_SHAPE, shapes.get(0));
        } else if (shapes.size() > 1) {
            values.put(
                    INPUT_SHAPES,
                    shapes.stream().map(shape -> Map.of(SHAPE, shape)).toList());
        }
        if (!info.classNames().isEmpty()) {
            values.put(CLASS_NAMES, info.classNames());
        }
        info.input().ifPresent(input -> {
            Optional<String> problem = ConfigJson.problem(input);
            problem.ifPresentOrElse(
                    reason -> missing.add("the preparation of inputs: " + reason), () -> values.put(INPUT, input));
        });
        Map<String, String> notes = new LinkedHashMap<>(info.notes());
        notes.put(
                ModelInfo.BERAS_VERSION,
                Objects.requireNonNullElse(SavedInfo.class.getPackage().getImplementationVersion(), "(unpackaged)"));
        notes.put(ModelInfo.JAVA_VERSION, Runtime.version().toString());
        notes.put(ModelInfo.SAVED, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        values.put(NOTES, notes);
        return values;
    }

    /** Sets the information of a model to these values. */
    static void restore(ModelInfo info, Object node, ConfigJson json) {
        if (!(node instanceof Map<?, ?> values)
                || !Set.of(INPUT_SHAPE, INPUT_SHAPES, CLASS_NAMES, INPUT, NOTES).containsAll(values.keySet())) {
            throw new IllegalArgumentException("its information is damaged");
        }
        if (values.containsKey(INPUT_SHAPE)) {
            info.inputShape(value(values, INPUT_SHAPE, long[].class));
        }
        if (values.containsKey(INPUT_SHAPES)) {
            info.inputShapes(((List<?>) value(values, INPUT_SHAPES, List.class))
                    .stream().map(SavedInfo::shape).toList());
        }
        if (values.containsKey(CLASS_NAMES)) {
            info.classNames(
                    value(values, CLASS_NAMES, List.class) instanceof List<?> names
                            ? names.stream().map(SavedInfo::text).toList()
                            : List.of());
        }
        if (values.containsKey(INPUT)) {
            info.input(json.create(values.get(INPUT), Configurable.class));
        }
        if (value(values, NOTES, Map.class) instanceof Map<?, ?> notes) {
            notes.forEach((name, note) -> info.note(String.valueOf(name), text(note)));
        }
    }

    private static <T> T value(Map<?, ?> values, String name, Class<T> type) {
        if (!type.isInstance(values.get(name))) {
            throw new IllegalArgumentException("its information has no valid \"" + name + "\"");
        }
        return type.cast(values.get(name));
    }

    private static long[] shape(Object input) {
        if (input instanceof Map<?, ?> values) {
            return value(values, SHAPE, long[].class);
        }
        throw new IllegalArgumentException("its information has an input that is no object");
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("its information has a value that is no text");
    }
}
