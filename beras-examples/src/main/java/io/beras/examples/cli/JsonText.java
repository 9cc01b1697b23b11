package io.beras.examples.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;

/** Writes results as indented JSON. JSON has no NaN and no infinity: they become {@code null}. */
final class JsonText {

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(Double.class, finiteOrNull())
            .registerTypeAdapter(double.class, finiteOrNull())
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private JsonText() {}

    /** Returns the JSON of maps, lists, records and values, ending in a line break. */
    static String of(Object value) {
        return GSON.toJson(value) + "\n";
    }

    private static JsonSerializer<Double> finiteOrNull() {
        return (value, type, context) -> Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
