package io.beras.examples.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of a training, as the file history.json holds them. A value that was NaN or infinite is NaN.
 *
 * <pre>{@code
 * List<Double> losses = HistoryFile.read(run.historyJson()).epochs("loss");
 * }</pre>
 */
public final class HistoryFile {

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
