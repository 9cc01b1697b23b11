package io.beras.examples.data;

import java.util.regex.Pattern;

/**
 * Messages of the library in words of the command line: a remedy names an option or a file in place of a method.
 *
 * <p>A remedy that has no option, such as a type of tensor, is left out.
 *
 * <pre>{@code
 * CommandWords.training("…, is empty; fill it in, or drop such lines with withoutMissing()");
 * // …, is empty; fill it in, or drop such lines with --skip-missing
 * }</pre>
 */
public final class CommandWords {

    private static final String MODEL_FILE = "a file that model.save(file) has written";

    private static final Pattern CELL_OF_TEXT = Pattern.compile(
            "; for a column of text use oneHot, or leave it out, using without\\(.*\\)$"
                    + "|; for a column of classes use withLabels\\(.*\\)$",
            Pattern.DOTALL);

    private CommandWords() {}

    /** Returns a message about a table or an image that {@code beras train} reads. */
    public static String training(String message) {
        return common(message)
                .replace("withoutMissing()", "--skip-missing")
                .replace("call header(true) or header(false)", "give --header or --no-header")
                .replace("scaledTo(height, width)", "--size HEIGHTxWIDTH")
                .replace("Task.CLASSIFICATION", "--task classification")
                .replaceAll(", or encode a column with oneHot\\(\\.\\.\\.\\)", "")
                .replaceAll(", using without\\(\"?([^\")]*)\"?\\)", ", using --drop $1")
                .replaceAll("using without(\\(\\.\\.\\.\\))?", "using --drop");
    }

    /** Returns a message about a file that a trained model reads, for {@code beras predict} and {@code beras evaluate}. */
    public static String use(String message) {
        return common(message)
                .replace("drop such lines with withoutMissing()", "remove the line")
                .replace("leave out the column with missing values, using without(...)", "fill in the missing values");
    }

    /** Returns a message about a file with a model. */
    public static String model(String message) {
        return message.replace(MODEL_FILE, "the model.beras of a run")
                .replace("save the model with model.save(file)", "train the model again");
    }

    /** Returns a message about a run to go on with, which {@code beras train --resume} reads. */
    public static String resume(String message) {
        return message.replaceAll(
                        "; set at least epochs\\((\\d+)\\), or load the model with Model\\.load",
                        "; give at least --epochs $1")
                .replaceAll(
                        "the saved run had the callback io\\.beras\\.callbacks\\.EarlyStopping, and this fit has not; .*$",
                        "the run ends early without progress, which --patience 0 would switch off; give a --patience"
                                + " above 0")
                .replaceAll(
                        "; resume from a file that TrainingRun\\.save has written, or load the model with Model\\.load",
                        "; restore the file, or train again with --force");
    }

    /** Returns a message about a loss that is not finite. */
    public static String divergence(String message) {
        return message.replace(
                "use a smaller learning rate, clip the gradients, or standardize the inputs and targets",
                "give a smaller --learning-rate");
    }

    private static String common(String message) {
        return CELL_OF_TEXT
                .matcher(message)
                .replaceFirst("; correct it, or remove the line")
                .replace(", or name the markers with TableReader.missing(...)", "")
                .replace("give other names with header(true) and columns(...)", "correct the names")
                .replaceAll("set another color with background\\(0x\\p{XDigit}+\\)", "fill its background")
                .replace("read the table with inDouble() and standardize it, or subtract", "subtract");
    }
}
