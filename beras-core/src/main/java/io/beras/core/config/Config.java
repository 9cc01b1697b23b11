package io.beras.core.config;

import io.beras.core.messages.Quoted;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an object by name: flags, numbers, texts, lists of them, and other objects with settings.
 *
 * <p>A {@code Config} is immutable, and keeps the order of its settings. The methods {@code with…} return a config with a
 * further setting. The other methods read a setting. Reading throws {@link IllegalArgumentException} if the setting is
 * missing or of another type.
 *
 * <pre>{@code
 * Config config = Config.empty().with("in", 784).with("out", 10).with("bias", true);
 * config.integer("out");                       // 10
 * config.number("rate");                       // IllegalArgumentException: the setting "rate" is missing; ...
 * }</pre>
 *
 * @see Configurable
 */
public final class Config {

    private static final Config EMPTY = new Config(Map.of(), null);

    private final Map<String, Object> values;
    /** The names that were read, in a {@link #noted} config. */
    private final @Nullable Set<String> read;

    private Config(Map<String, Object> values, @Nullable Set<String> read) {
        this.values = values;
        this.read = read;
    }

    /** Returns a config without settings. */
    public static Config empty() {
        return EMPTY;
    }

    /** Returns these settings and a flag. */
    public Config with(String name, boolean value) {
        return plus(name, value);
    }

    /** Returns these settings and an integer. */
    public Config with(String name, long value) {
        return plus(name, value);
    }

    /**
     * Returns these settings and a number.
     *
     * @throws IllegalArgumentException if the number is NaN or infinite, which a file can't hold
     */
    public Config with(String name, double value) {
        return plus(name, requireFinite(name, value));
    }

    /** Returns these settings and a text. */
    public Config with(String name, String value) {
        return plus(name, value);
    }

    /** Returns these settings and a list of integers. */
    public Config with(String name, long... values) {
        return plus(name, values.clone());
    }

    /** Returns these settings and a list of numbers, each finite. */
    public Config withNumbers(String name, double... values) {
        DoubleStream.of(values).forEach(value -> requireFinite(name, value));
        return plus(name, values.clone());
    }

    /** Returns these settings and a list of texts. */
    public Config withTexts(String name, List<String> values) {
        return plus(name, List.copyOf(values));
    }

    /** Returns these settings and an object with settings. */
    public Config with(String name, Configurable part) {
        return plus(name, part);
    }

    /** Returns these settings and a list of objects. An object without settings is reported when a file is written. */
    public Config withParts(String name, List<?> parts) {
        return plus(name, List.copyOf(parts));
    }

    /**
     * Returns these settings and an object of a type that not every program makes {@link Configurable}, such as a schedule,
     * which may be a lambda. An object without settings is reported when a file is written.
     */
    public Config withPart(String name, Object part) {
        return plus(name, part);
    }

    /** Returns whether there is a setting of this name. */
    public boolean has(String name) {
        note(name);
        return values.containsKey(name);
    }

    /** Returns the names of the settings in their order. */
    public Set<String> names() {
        values.keySet().forEach(this::note);
        return Collections.unmodifiableSet(values.keySet());
    }

    /** Returns a flag. */
    public boolean flag(String name) {
        return value(name, Boolean.class, "true or false");
    }

    /** Returns an integer that fits an {@code int}. */
    public int integer(String name) {
        long value = longInteger(name);
        if (value != (int) value) {
            throw new IllegalArgumentException("the setting " + Quoted.of(name) + " is " + value
                    + ", but must be from -2147483648 to 2147483647; correct the setting");
        }
        return (int) value;
    }

    /** Returns an integer that fits a {@code long}. */
    public long longInteger(String name) {
        return value(name, Long.class, "an integer");
    }

    /** Returns a number; an integer is a number, too. */
    public double number(String name) {
        return required(name) instanceof Long integer ? integer : value(name, Double.class, "a number");
    }

    /** Returns a text. */
    public String text(String name) {
        return value(name, String.class, "a text");
    }

    /** Returns the constant of an enum whose name is this text. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("the setting " + Quoted.of(name) + " is " + Quoted.of(text)
                + ", but must be one of " + List.of(type.getEnumConstants()) + "; correct the setting");
    }

    /** Returns a list of integers. */
    public long[] integers(String name) {
        return isEmptyList(name)
                ? new long[0]
                : value(name, long[].class, "a list of integers").clone();
    }

    /** Returns a list of numbers; integers are numbers, too. */
    public double[] numbers(String name) {
        if (isEmptyList(name)) {
            return new double[0];
        }
        return required(name) instanceof long[] integers
                ? LongStream.of(integers).asDoubleStream().toArray()
                : value(name, double[].class, "a list of numbers").clone();
    }

    /** Returns a list of texts. */
    public List<String> texts(String name) {
        return elements(name, String.class, "a list of texts");
    }

    /** Returns an object of this type. */
    public <T> T part(String name, Class<T> type) {
        return value(name, type, kind(type));
    }

    /** Returns a list of objects of this type. */
    public <T> List<T> parts(String name, Class<T> type) {
        return elements(name, type, "a list whose elements are " + kind(type));
    }

    /**
     * Returns a setting of any type, for programs that write configs into files: {@code Boolean}, {@code Long},
     * {@code Double}, {@code String}, {@code long[]}, {@code double[]}, a {@code List} of strings or of objects, or an object.
     */
    public Object value(String name) {
        Object value = required(name);
        return value instanceof long[] integers
                ? integers.clone()
                : value instanceof double[] numbers ? numbers.clone() : value;
    }

    private boolean isEmptyList(String name) {
        return required(name) instanceof List<?> list && list.isEmpty();
    }

    private <T> List<T> elements(String name, Class<T> type, String wanted) {
        Object value = required(name);
        if ((value instanceof long[] integers && integers.length == 0)
                || (value instanceof double[] numbers && numbers.length == 0)) {
            return List.of();
        }
        return cast(name, value, List.class, wanted) instanceof List<?> list
                ? list.stream()
                        .map(element -> cast(name, element, type, wanted))
                        .toList()
                : List.of();
    }

    private <T> T value(String name, Class<T> type, String wanted) {
        return cast(name, required(name), type, wanted);
    }

    private static <T> T cast(String name, Object value, Class<T> type, String wanted) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("the setting " + Quoted.of(name) + " must be " + wanted + ", not "
                    + ConfigText.of(value) + "; correct the setting");
        }
        return type.cast(value);
    }

    private static String kind(Class<?> type) {
        return "of the type " + type.getSimpleName();
    }

    private Object required(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the setting " + Quoted.of(name) + " is missing; the settings are " + Quoted.list(values.keySet()));
        }
        note(name);
        return value;
    }

    private void note(String name) {
        if (read != null) {
            read.add(name);
        }
    }

    private Config plus(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        if (more.put(name, value) != null) {
            throw new IllegalArgumentException(
                    "the setting " + Quoted.of(name) + " is there already; give each setting its own name");
        }
        return new Config(more, null);
    }

    private static double requireFinite(String name, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the setting " + Quoted.of(name) + " is " + value
                    + ", but must be finite; store such a value as a tensor");
        }
        return value;
    }

    /** Returns the same settings, which note each setting that is read. */
    Config noted() {
        return new Config(values, new HashSet<>());
    }

    /** Returns the settings of a {@link #noted} config that were not read. */
    Set<String> unread() {
        Set<String> unread = new LinkedHashSet<>(values.keySet());
        if (read != null) {
            unread.removeAll(read);
        }
        return unread;
    }

    /** Returns the settings as text: {@code {in=784, out=10}}. */
    @Override
    public String toString() {
        return ConfigText.of(values);
    }
}
