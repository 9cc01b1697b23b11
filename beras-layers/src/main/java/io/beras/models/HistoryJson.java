package io.beras.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a history as a JSON object. JSON has no NaN and no infinity, so that these values become null. */
final class HistoryJson {

    private HistoryJson() {}

    static void write(History history, Path file) throws IOException {
        String text = text(history);
        AtomicFiles.write(file, out -> out.write(text.getBytes(UTF_8)));
    }

    static String text(History history) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("settings", object(history.settings(), "  ", HistoryJson::value));
        members.put("best_epoch", history.hasBestEpoch() ? Integer.toString(history.bestEpoch()) : "null");
        members.put("epochs", object(columns(history), "  ", HistoryJson::array));
        members.put("batches", object(history.batches(), "  ", HistoryJson::array));
        return object(members, "", text -> text) + "\n";
    }

    private static Map<String, List<Double>> columns(History history) {
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        history.names().forEach(name -> columns.put(name, history.epochs(name)));
        columns.put("learning_rate", history.learningRates());
        columns.put("seconds", history.seconds());
        return columns;
    }

    private static <T> String object(Map<String, T> members, String indent, Function<T, String> valueText) {
        if (members.isEmpty()) {
            return "{}";
        }
        return members.entrySet().stream()
                .map(member -> indent + "  " + quoted(member.getKey()) + ": " + valueText.apply(member.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private static String array(List<Double> values) {
        return values.stream().map(HistoryJson::number).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String value(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c)); // a lone surrogate has no UTF-8
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
