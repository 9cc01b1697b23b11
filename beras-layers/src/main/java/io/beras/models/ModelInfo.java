package io.beras.models;

import io.beras.core.Shapes;
import io.beras.core.config.Configurable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge that a user of a saved model needs beside its weights: shapes, names of classes, how inputs are prepared, and
 * where the model comes from. {@link Model#save} stores it.
 *
 * <pre>{@code
 * model.info()
 *         .classNames(List.of("cat", "dog"))
 *         .note("data", "pets, sha-256 1f3a…")
 *         .note("author", "Ada");
 * model.save(Path.of("pets.beras"));
 * }</pre>
 */
public final class ModelInfo {

    /** The name of the note with the version of Beras that saved a model; {@link Model#save} writes it. */
    public static final String BERAS_VERSION = "beras version";

    /** The name of the note with the version of Java that saved a model; {@link Model#save} writes it. */
    public static final String JAVA_VERSION = "java version";

    /** The name of the note with the time at which a model was saved, in UTC; {@link Model#save} writes it. */
    public static final String SAVED = "saved";

    private List<long[]> inputShapes = List.of();
    private List<String> classNames = List.of();
    private @Nullable Configurable input;
    private final Map<String, String> notes = new LinkedHashMap<>();

    /** Creates information without content; {@link Model#info} returns the information of a model. */
    ModelInfo() {}

    /** Returns the shape of one sample, without the batch axis; empty before it is known. Of several inputs, the first. */
    public long[] inputShape() {
        return inputShapes.isEmpty() ? new long[0] : inputShapes.get(0).clone();
    }

    /** Returns the shape of one sample of each input, without the batch axis; empty before they are known. */
    public List<long[]> inputShapes() {
        return inputShapes.stream().map(long[]::clone).toList();
    }

    /**
     * Sets the shape of one sample, without the batch axis. The first {@code fit}, {@code evaluate} or {@code predict} sets
     * the shape if it is not known.
     *
     * @throws IllegalArgumentException if an axis has a size below 1
     */
    public ModelInfo inputShape(long... shape) {
        return inputShapes(shape.length == 0 ? List.of() : List.of(shape));
    }

    /**
     * Sets the shape of one sample of each input, without the batch axis: {@link #inputShape(long...)} for a model of several
     * inputs.
     *
     * @throws IllegalArgumentException if an axis has a size below 1
     */
    public ModelInfo inputShapes(List<long[]> shapes) {
        for (long[] shape : shapes) {
            if (Arrays.stream(shape).anyMatch(size -> size < 1)) {
                throw new IllegalArgumentException("inputShape needs sizes of at least 1, not " + Shapes.text(shape)
                        + "; give the shape of one sample");
            }
        }
        inputShapes = shapes.stream().map(long[]::clone).toList();
        return this;
    }

    /** Returns the names of the classes, in the order of their labels; empty before they are known. */
    public List<String> classNames() {
        return classNames;
    }

    /**
     * Sets the names of the classes, in the order of their labels.
     *
     * @throws IllegalArgumentException if a name occurs twice
     */
    public ModelInfo classNames(List<String> names) {
        if (new LinkedHashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("classNames needs each name once, not " + names);
        }
        classNames = List.copyOf(names);
        return this;
    }

    /** Returns the object that prepares the inputs, such as an {@code ImageInput} or a {@code TableInput}. */
    public Optional<Configurable> input() {
        return Optional.ofNullable(input);
    }

    /** Sets the object that prepares the inputs: it knows how a raw file becomes x. */
    public ModelInfo input(Configurable input) {
        this.input = input;
        return this;
    }

    /** Adds a note, or replaces the note of this name: the origin of the data, a date, a setting. */
    public ModelInfo note(String name, String value) {
        notes.put(name, value);
        return this;
    }

    /** Returns the notes by name, in the order in which they were added. */
    public Map<String, String> notes() {
        return Collections.unmodifiableMap(notes);
    }

    /** Returns the information as text, on one line. */
    @Override
    public String toString() {
        String shapes = inputShapes.stream().map(Shapes::text).collect(Collectors.joining(", "));
        return "ModelInfo(inputShape=" + (shapes.isEmpty() ? "()" : shapes) + ", classNames=" + classNames + ", input="
                + input + ", notes=" + notes + ")";
    }
}
