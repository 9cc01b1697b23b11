package io.beras.autograder.course;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.beras.autograder.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code course.json}.
 *
 * <pre>{@code
 * Course course = CourseFile.read(Path.of("course.json"));
 * double points = course.part("dense").step("forward").points();
 * }</pre>
 */
public final class CourseFile {

    private static final Pattern FORBIDDEN = Pattern.compile("(\\w+\\.)+(\\*|\\w+(\\$\\w+)*(#\\w+)?)");

    private CourseFile() {}

    /**
     * Reads and checks a course.
     *
     * @throws CourseException that names file and place, if the file is missing, is not JSON, or lacks a value
     */
    public static Course read(Path file) {
        try {
            return JsonFields.read(JsonFields.of(parse(file)), CourseFile::course);
        } catch (CourseException e) {
            throw new CourseException(file + ": " + e.getMessage(), e);
        }
    }

    private static JsonElement parse(Path file) {
        try (JsonReader reader = new JsonReader(Files.newBufferedReader(file))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("there is more text after the last }");
            }
            return root;
        } catch (NoSuchFileException e) {
            throw new CourseException("there is no such file", e);
        } catch (JsonParseException | MalformedJsonException e) {
            throw new CourseException("this is not JSON: " + firstLine(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    /** Gson's message has the line in its first line, and a link to its own help in the second. */
    private static String firstLine(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static Course course(JsonFields fields) {
        return new Course(
                fields.text("name"),
                texts(fields, "title"),
                fields.text("package"),
                due(fields),
                fields.map("variants", CourseFile::tier),
                fields.texts("milestones"),
                distinct(fields.place("parts"), parts(fields), Part::name));
    }

    private static List<Part> parts(JsonFields fields) {
        List<String> everywhere = forbidden("forbiddenEverywhere", fields);
        return fields.objects("parts", part -> part(part, everywhere));
    }

    private static Part part(JsonFields fields, List<String> forbiddenEverywhere) {
        Part part = new Part(
                fields.text("name"),
                texts(fields, "title"),
                fields.texts("classes"),
                fields.texts("tests"),
                Stream.concat(forbidden("forbidden", fields).stream(), forbiddenEverywhere.stream())
                        .toList(),
                fields.numberOrZero("hours"),
                fields.flag("optional"),
                fields.flag("manual"),
                distinct(fields.place("steps"), fields.objects("steps", CourseFile::step), Step::name));
        for (Step step : part.steps()) {
            if (!part.manual()
                    && (lacksTests(step.points(), step.tests())
                            || lacksTests(step.hiddenPoints(), step.hiddenTests()))) {
                throw new CourseException(fields.place("steps") + ": \"" + step.name()
                        + "\" has points, but no count of tests that give them: set tests and hiddenTests");
            }
        }
        return part;
    }

    private static List<String> forbidden(String name, JsonFields fields) {
        List<String> entries = fields.texts(name);
        for (String entry : entries) {
            if (!FORBIDDEN.matcher(entry).matches()) {
                throw new CourseException(fields.place(name) + " needs a class such as io.beras.layers.Dense, a package"
                        + " such as io.beras.layers.*, or a method such as io.beras.core.Tensor#softmax, not \"" + entry
                        + "\"");
            }
        }
        return entries;
    }

    private static boolean lacksTests(double points, int tests) {
        return points > 0 && tests == 0;
    }

    private static Step step(JsonFields fields) {
        return new Step(
                fields.text("name"),
                fields.number("points"),
                fields.countOrZero("tests"),
                fields.numberOrZero("hiddenPoints"),
                fields.countOrZero("hiddenTests"));
    }

    private static Map<String, String> texts(JsonFields fields, String name) {
        return fields.map(name, (place, text) -> text);
    }

    private static Map<Tier, Instant> due(JsonFields fields) {
        Map<Tier, Instant> due = new EnumMap<>(Tier.class);
        fields.map("due", CourseFile::instant)
                .forEach((name, instant) -> due.put(tier(fields.place("due"), name), instant));
        return due;
    }

    private static Instant instant(String place, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new CourseException(place + " needs a date such as 2027-02-19T23:59:00Z, not \"" + text + "\"", e);
        }
    }

    private static Tier tier(String place, String text) {
        return Arrays.stream(Tier.values())
                .filter(tier -> name(tier).equals(text))
                .findFirst()
                .orElseThrow(() -> new CourseException(place + " names the tier \"" + text + "\"; choose one of: "
                        + Arrays.stream(Tier.values()).map(CourseFile::name).collect(Collectors.joining(", "))));
    }

    private static String name(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    private static <T> List<T> distinct(String place, List<T> items, Function<T, String> nameOf) {
        if (items.isEmpty()) {
            throw new CourseException(place + " is missing or empty");
        }
        Set<String> names = new HashSet<>();
        for (T item : items) {
            if (!names.add(nameOf.apply(item))) {
                throw new CourseException(place + " has the name \"" + nameOf.apply(item) + "\" twice");
            }
        }
        return items;
    }
}
