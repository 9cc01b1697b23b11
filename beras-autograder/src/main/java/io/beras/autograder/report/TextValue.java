package io.beras.autograder.report;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** A value that is a text in JSON, such as a date or a name of an enum. */
final class TextValue<T> extends TypeAdapter<T> {

    private final Function<String, T> parser;

    /** Text that the parser refuses by an IllegalArgumentException or a DateTimeException is damaged JSON. */
    TextValue(Function<String, T> parser) {
        this.parser = parser;
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
        out.value(value.toString());
    }

    @Override
    public T read(JsonReader in) throws IOException {
        String text = in.nextString();
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new JsonParseException("the value \"" + text + "\" is unknown", e);
        }
    }
}
