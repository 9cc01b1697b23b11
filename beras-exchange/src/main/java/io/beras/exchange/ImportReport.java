package io.beras.exchange;

import io.beras.core.Shapes;
import io.beras.core.messages.Quoted;
import io.beras.io.TextTable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a {@link WeightImport}: which weight of the file became which weight of the model.
 *
 * @param file the file
 * @param matches the imported weights, in the order of the model
 * @param onlyInModel the names of the weights that keep their values
 * @param onlyInFile the names of the layers of the file that were not imported
 * @param skipped the names of tensors that are no weights, with the reasons
 * @param notes settings to check, which are not in the file
 */
public record ImportReport(
        Path file,
        List<WeightMatch> matches,
        List<String> onlyInModel,
        List<String> onlyInFile,
        Map<String, String> skipped,
        List<String> notes) {

    private static final int MAX_NAME = 60;

    /** Creates the report and copies the collections. */
    public ImportReport {
        matches = List.copyOf(matches);
        onlyInModel = List.copyOf(onlyInModel);
        onlyInFile = List.copyOf(onlyInFile);
        skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
        notes = List.copyOf(notes);
    }

    /** Returns whether every weight of the model was imported. */
    public boolean isComplete() {
        return onlyInModel.isEmpty();
    }

    /** Returns a table of the imported weights, and lines for the rest. */
    @Override
    public String toString() {
        TextTable table = new TextTable(
                "in " + Quoted.shortened(String.valueOf(file.getFileName()), MAX_NAME),
                "shape",
                "in the model",
                "shape",
                "change");
        for (WeightMatch match : matches) {
            table.row(
                    Quoted.shortened(match.theirs(), MAX_NAME),
                    Shapes.text(match.theirShape()),
                    match.ours(),
                    Shapes.text(match.ourShape()),
                    match.change());
        }
        StringBuilder text = new StringBuilder(table.toString());
        line(text, "only in the model: ", onlyInModel);
        line(text, "only in the file: ", onlyInFile);
        skipped.forEach((name, reason) ->
                text.append("\nleft out: ").append(Quoted.of(name)).append(' ').append(reason));
        notes.forEach(note -> text.append("\ncheck: ").append(note));
        return text.toString();
    }

    private static void line(StringBuilder text, String head, List<String> names) {
        if (!names.isEmpty()) {
            text.append('\n').append(head).append(Quoted.list(names));
        }
    }
}
