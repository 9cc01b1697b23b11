package io.beras.exchange.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The architecture of a model in a file of Keras: the JSON text of its layers in their order.
 *
 * @param className the class of the layer
 * @param name the name of the layer
 * @param epsilon the ε of a normalization
 * @param channelsFirst whether images have their channels before height and width
 * @param inputShape the shape of a sample, if the text states it
 * @param layers the layers of a block
 */
record KerasConfig(
        String className,
        String name,
        OptionalDouble epsilon,
        boolean channelsFirst,
        List<Long> inputShape,
        List<KerasConfig> layers) {

    private static final int MAX_DEPTH = 100;

    /**
     * Returns the model of a JSON text.
     *
     * @throws IOException if the text is not the architecture of a model; the message is a predicate
     */
    static KerasConfig parse(String json) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(MAX_DEPTH);
        try {
            return of(JsonParser.parseReader(reader));
        } catch (JsonParseException | IllegalStateException | NumberFormatException | StackOverflowError e) {
            throw new IOException("is damaged: its architecture is not strict JSON; save it again with Keras", e);
        }
    }

    private static KerasConfig of(JsonElement layer) throws IOException {
        JsonObject object = object(layer, "a layer");
        JsonObject config = object(object.get("config"), "the settings of a layer");
        String className = text(object, "class_name");
        List<KerasConfig> layers = new ArrayList<>();
        if (config.get("layers") instanceof JsonArray array) {
            for (JsonElement each : array) {
                layers.add(of(each));
            }
        }
        @Nullable JsonElement epsilon = config.get("epsilon");
        @Nullable JsonElement format = config.get("data_format");
        return new KerasConfig(
                className,
                text(config, "name"),
                epsilon != null
                                && epsilon.isJsonPrimitive()
                                && epsilon.getAsJsonPrimitive().isNumber()
                        ? OptionalDouble.of(epsilon.getAsDouble())
                        : OptionalDouble.empty(),
                format != null
                        && format.isJsonPrimitive()
                        && format.getAsString().equals("channels_first"),
                inputShape(object.get("build_config")),
                layers);
    }

    /** Returns the sizes of {"input_shape": [null, 4, 6, 3]} without the batch; none if a size is not known. */
    private static List<Long> inputShape(@Nullable JsonElement buildConfig) {
        List<Long> shape = new ArrayList<>();
        if (buildConfig instanceof JsonObject build && build.get("input_shape") instanceof JsonArray sizes) {
            for (JsonElement size : sizes) {
                if (size.isJsonPrimitive() && size.getAsJsonPrimitive().isNumber()) {
                    shape.add(size.getAsLong());
                }
            }
            return shape.size() == sizes.size() - 1 ? shape : List.of();
        }
        return shape;
    }

    private static JsonObject object(@Nullable JsonElement element, String what) throws IOException {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw new IOException("is damaged: in its architecture, " + what + " is no object; save it again with Keras");
    }

    private static String text(JsonObject object, String key) throws IOException {
        JsonElement value = object.get(key);
        if (value == null || !value.isJsonPrimitive()) {
            throw new IOException(
                    "is damaged: in its architecture, a layer has no " + Quoted.of(key) + "; save it again with Keras");
        }
        return value.getAsString();
    }

    /** Returns the name of the class as Keras writes it in paths: "MaxPooling2D" is "max_pooling2d". */
    String snakeName() {
        return className
                .replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
