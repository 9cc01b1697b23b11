package io.beras.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The result of {@link Model#save}: the parts of a model that a file holds, and the parts that it can't hold.
 *
 * <pre>{@code
 * SaveReport report = model.save(Path.of("digits.beras"));
 * System.out.println(report);           // digits.beras (1.2 MB): SequentialModel, 4 weights, optimizer, loss, metrics
 * if (!report.isComplete()) { … }
 * }</pre>
 *
 * @param file the file
 * @param bytes the size of the file
 * @param weights the number of weights
 * @param model the name of the model's class
 * @param hasModel whether the file holds the architecture, so that {@link Model#load} creates the model
 * @param isCompiled whether the file holds the optimizer and the loss, so that {@code load} returns a compiled model
 * @param missing the parts that the file does not hold: a sentence for each, with its reason and its remedy
 */
public record SaveReport(
        Path file, long bytes, int weights, String model, boolean hasModel, boolean isCompiled, List<String> missing) {

    /** Creates the report and copies the list. */
    public SaveReport {
        missing = List.copyOf(missing);
    }

    /** Returns whether the file holds all parts of the model. */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** Returns the report as text for people: a line about the file, and a line for each part that is missing. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(file)
                .append(" (")
                .append(size())
                .append("): ")
                .append(hasModel ? "" : "without its architecture, ")
                .append(model)
                .append(", ")
                .append(weights)
                .append(weights == 1 ? " weight" : " weights")
                .append(isCompiled ? ", optimizer and loss" : "");
        missing.forEach(part -> text.append("\nnot saved: ").append(part));
        return text.toString();
    }

    private String size() {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
