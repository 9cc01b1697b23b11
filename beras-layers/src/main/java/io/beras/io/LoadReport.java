package io.beras.io;

import io.beras.core.messages.Quoted;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of {@link Weights#loadMatching}: which weights a file and a model have in common.
 *
 * @param file the file
 * @param loaded the names of the weights that were loaded
 * @param misfits the weights of another shape or type, by name: the shape and type in the model and in the file
 * @param onlyInModel the names of weights that the file lacks; these weights keep their values
 * @param onlyInFile the names of arrays that no weight of the model has
 */
public record LoadReport(
        Path file,
        List<String> loaded,
        Map<String, String> misfits,
        List<String> onlyInModel,
        List<String> onlyInFile) {

    /** Creates the report and copies the collections. */
    public LoadReport {
        loaded = List.copyOf(loaded);
        misfits = Collections.unmodifiableMap(new LinkedHashMap<>(misfits));
        onlyInModel = List.copyOf(onlyInModel);
        onlyInFile = List.copyOf(onlyInFile);
    }

    /** Returns whether every weight of the model was loaded. */
    public boolean isComplete() {
        return misfits.isEmpty() && onlyInModel.isEmpty();
    }

    /** Returns the report as text: {@code 1 of 2 weights loaded from a.npz: "dense_1/w"; only in the model: "dense_1/b"}. */
    @Override
    public String toString() {
        int all = loaded.size() + misfits.size() + onlyInModel.size();
        StringBuilder text = new StringBuilder()
                .append(loaded.size())
                .append(" of ")
                .append(all)
                .append(" weights loaded from ")
                .append(file);
        append(text, ": ", quoted(loaded));
        append(
                text,
                "; other shape or type: ",
                misfits.entrySet().stream()
                        .map(misfit -> Quoted.of(misfit.getKey()) + " is " + misfit.getValue())
                        .toList());
        append(text, "; only in the model: ", quoted(onlyInModel));
        append(text, "; only in the file: ", quoted(onlyInFile));
        return text.toString();
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(Quoted::of).toList();
    }

    private static void append(StringBuilder text, String head, List<String> names) {
        if (!names.isEmpty()) {
            text.append(head).append(String.join(", ", names));
        }
    }
}
