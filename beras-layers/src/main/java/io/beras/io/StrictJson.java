package io.beras.io;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses JSON text into maps, flags, integers, numbers, texts and lists, and refuses what {@link ConfigJson} never writes:
 * equal keys, null, lists of lists, mixed lists, numbers beyond the range.
 *
 * <p>Lists of numbers become arrays. The number of other values is limited, because each value takes more memory than its
 * text.
 */
final class StrictJson {

    private static final Pattern PLACE = Pattern.compile(" at line \\d+ column \\d+");
    private static final int MAX_VALUES = 100_000;
    private static final int MAX_DEPTH = 255;

    private final JsonReader in;
    private int values;

    private StrictJson(String text) {
        in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        in.setNestingLimit(MAX_DEPTH);
    }

    /**
     * Returns the object that is the whole text.
     *
     * @throws IllegalArgumentException if the text is not such an object; the message is a predicate
     */
    static Map<String, Object> parse(String text) {
        if (!text.startsWith("{")) {
            throw new IllegalArgumentException("is not a JSON object: it does not start with \"{\"");
        }
        try {
            StrictJson json = new StrictJson(text);
            Map<String, Object> object = json.object();
            if (json.in.peek() != JsonToken.END_DOCUMENT) { // peek itself throws if text follows
                throw new IllegalArgumentException("is damaged: text follows the JSON object");
            }
            return object;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new IllegalArgumentException("is damaged: it is not strict JSON" + place(e), e);
        }
    }

    /** Returns the place of a mistake, which ends the messages of Gson: " at line 3 column 7"; or an empty text. */
    private static String place(Exception e) {
        Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
        return place.find() ? place.group() : "";
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (object.containsKey(name)) {
                throw new IllegalArgumentException("is damaged: it has the key " + Quoted.of(name) + " twice");
            }
            object.put(name, value());
        }
        in.endObject();
        return object;
    }

    private Object value() throws IOException {
        if (++values > MAX_VALUES) {
            throw new IllegalArgumentException("is too large: it has more than " + MAX_VALUES + " values");
        }
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case STRING -> in.nextString();
            case BOOLEAN -> in.nextBoolean();
            case NUMBER -> number(in.nextString());
            default -> throw new IllegalArgumentException("is damaged: it has a null, which stands for no setting");
        };
    }

    private static Object number(String text) {
        if (text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            return Long.parseLong(text);
        }
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw new IllegalArgumentException("is damaged: the number " + Quoted.of(text) + " is too large");
        }
        return number;
    }

    private Object array() throws IOException {
        in.beginArray();
        Object array = in.peek() == JsonToken.NUMBER ? numbers() : elements();
        in.endArray();
        return array;
    }

    /** Returns integers if all numbers are integers, else all numbers. */
    private Object numbers() throws IOException {
        long[] integers = new long[4];
        double[] numbers = new double[4];
        boolean allIntegers = true;
        int count = 0;
        while (in.hasNext()) {
            if (in.peek() != JsonToken.NUMBER) {
                throw new IllegalArgumentException("is damaged: it has a list of numbers and other values");
            }
            if (count == numbers.length) {
                integers = Arrays.copyOf(integers, 2 * count);
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            Object number = number(in.nextString());
            if (number instanceof Long integer) {
                integers[count] = integer;
                numbers[count] = integer;
            } else {
                allIntegers = false;
                numbers[count] = (double) number;
            }
            count++;
        }
        return allIntegers ? Arrays.copyOf(integers, count) : Arrays.copyOf(numbers, count);
    }

    private List<Object> elements() throws IOException {
        List<Object> elements = new ArrayList<>();
        while (in.hasNext()) {
            JsonToken token = in.peek();
            boolean isText = token == JsonToken.STRING;
            if ((!isText && token != JsonToken.BEGIN_OBJECT)
                    || (!elements.isEmpty() && isText != elements.get(0) instanceof String)) {
                throw new IllegalArgumentException(
                        "is damaged: a list must have numbers, texts or objects, all of a kind");
            }
            elements.add(value());
        }
        return elements;
    }
}
