package io.beras.autograder.report;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses JSON that has other fields than the record; by itself, Gson would read a missing number as 0. */
final class RequiredFields implements TypeAdapterFactory {

    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        if (!type.getRawType().isRecord()) {
            return null;
        }
        TypeAdapter<T> records = gson.getDelegateAdapter(this, type);
        return new TypeAdapter<>() {
            @Override
            public void write(JsonWriter out, T value) throws IOException {
                records.write(out, value);
            }

            @Override
            public T read(JsonReader in) throws IOException {
                JsonElement json = gson.fromJson(in, JsonElement.class);
                if (!json.isJsonObject()) {
                    throw new JsonParseException("an object was expected, not " + json);
                }
                check(type.getRawType(), json.getAsJsonObject());
                return records.fromJsonTree(json);
            }
        };
    }

    private static void check(Class<?> type, JsonObject json) {
        Set<String> unknown = new HashSet<>(json.keySet());
        for (RecordComponent component : type.getRecordComponents()) {
            unknown.remove(component.getName());
            JsonElement value = json.get(component.getName());
            if (value == null || value.isJsonNull()) {
                throw new JsonParseException(type.getSimpleName() + " lacks \"" + component.getName() + "\"");
            }
        }
        if (!unknown.isEmpty()) {
            throw new JsonParseException(type.getSimpleName() + " has the unknown fields " + unknown);
        }
    }
}
