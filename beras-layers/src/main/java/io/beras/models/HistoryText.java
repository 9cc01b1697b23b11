package io.beras.models;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of a {@link History}: a line for each value of the epochs. */
final class HistoryText {

    private HistoryText() {}

    static String of(History history) {
        List<Double> seconds = history.seconds();
        int width = history.names().stream().mapToInt(String::length).max().orElse(0);
        String head = String.format(
                Locale.ROOT,
                "History of %d %s in %.1f s%s",
                seconds.size(),
                seconds.size() == 1 ? "epoch" : "epochs",
                seconds.stream().mapToDouble(Double::doubleValue).sum(),
                best(history));
        return history.names().stream()
                .map(name -> "\n" + line(history, name, width))
                .collect(Collectors.joining("", head, ""));
    }

    private static String best(History history) {
        if (!history.hasBestEpoch()) {
            return "";
        }
        String name = history.bestName();
        return String.format(Locale.ROOT, ", best epoch %d (%s %.4g)", history.bestEpoch(), name, history.best(name));
    }

    private static String line(History history, String name, int width) {
        String padded = name + " ".repeat(width - name.length());
        if (Double.isNaN(history.min(name))) {
            return padded + "  NaN in every epoch";
        }
        return String.format(
                Locale.ROOT,
                "%s  last %.4g  min %.4g (epoch %d)  max %.4g (epoch %d)",
                padded,
                history.last(name),
                history.min(name),
                history.epochOfMin(name),
                history.max(name),
                history.epochOfMax(name));
    }
}
