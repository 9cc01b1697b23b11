package io.beras.examples.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a training, as the file history.json holds them. A value that was NaN or infinite is NaN.
 *
 * <pre>{@code
 * List<Double> losses = HistoryFile.read(run.historyJson()).epochs("loss");
 * }</pre>
 */
public final class HistoryFile {

    /** Columns of the file that are no results of the model. */
    private static final Set<String> NO_RESULTS = Set.of("learning_rate", "seconds");

    private final Content content;

    private HistoryFile(Content content) {
        this.content = content;
    }

    private record Content(Map<String, List<@Nullable Double>> epochs, Map<String, List<@Nullable Double>> batches) {}

    /**
     * Reads a file.
     *
     * @throws DataFileException if the file is missing or damaged
     */
    public static HistoryFile read(Path file) throws DataFileException {
        DataFiles.requireFile(file, "the history of a run");
        try {
            Content content = Objects.requireNonNull(new Gson().fromJson(Files.readString(file, UTF_8), Content.class));
            Objects.requireNonNull(content.epochs());
            Objects.requireNonNull(content.batches());
            return new HistoryFile(content);
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        } catch (RuntimeException e) { // not JSON, or a part is missing
            throw new DataFileException(file + " is not the history of a run; train again, or restore the file", e);
        }
    }

    /** Returns loss, metrics and validation values of each epoch by name; without names that lack an epoch. */
    public Map<String, List<Double>> epochs() {
        int epochs = epochs("loss").size();
        Map<String, List<Double>> values = new LinkedHashMap<>();
        content.epochs().keySet().stream()
                .filter(name -> !NO_RESULTS.contains(name) && epochs(name).size() == epochs)
                .forEach(name -> values.put(name, epochs(name)));
        return values;
    }

    /** Returns the values of each epoch; empty for an unknown name. */
    public List<Double> epochs(String name) {
        return values(content.epochs(), name);
    }

    /** Returns the values of each batch; empty for an unknown name. */
    public List<Double> batches(String name) {
        return values(content.batches(), name);
    }

    private static List<Double> values(Map<String, List<@Nullable Double>> columns, String name) {
        List<Double> values = new ArrayList<>();
        List<@Nullable Double> column = columns.get(name);
        if (column != null) {
            column.forEach(value -> values.add(value == null ? Double.NaN : value));
        }
        return values;
    }
}
