package io.beras.examples.lessons;

import io.beras.examples.mnist.DigitData;
import io.beras.models.Callback;
import io.beras.plots.Chart;
import io.beras.plots.PlotException;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a lesson writes in: text for people, numbers with names, and pictures.
 *
 * <p>The numbers are kept, so that a test can hold the lesson to what it says.
 *
 * <pre>{@code
 * Notebook page = new Notebook(System.out, System.err, Path.of("runs/1"), digits);
 * page.say("A line through %d points:", 100);
 * page.show("slope", 2.01);
 * page.draw("line", chart);
 * }</pre>
 */
public final class LessonOutput {

    private static final int DIGITS = 6;
    private static final int DIGITS_BESIDE_A_DOCUMENT = 10;

    /** Where a lesson's digits come from. */
    @FunctionalInterface
    public interface DigitSource {

        /** Finds them; this may take a download. */
        DigitData find() throws IOException, InterruptedException;
    }

    /** Something that can be drawn into a file. */
    @FunctionalInterface
    public interface Picture {

        /** Writes the picture. */
        void write(Path file) throws PlotException, IOException;
    }

    private final PrintStream out;
    private final PrintStream err;
    private final Path folder;
    private final DigitSource digits;
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final List<Path> pictures = new ArrayList<>();
    private boolean isFull;

    /** Makes a notebook that prints to these streams and puts pictures into this folder. */
    public LessonOutput(PrintStream out, PrintStream err, Path folder, DigitSource digits) {
        this.out = out;
        this.err = err;
        this.folder = folder;
        this.digits = digits;
    }

    /** Asks for the lesson in its source's own length, which may take minutes. */
    public LessonOutput inFull() {
        isFull = true;
        return this;
    }

    /** Returns the numbers shown so far, by name. */
    public Map<String, Double> numbers() {
        return Collections.unmodifiableMap(numbers);
    }

    /** Returns the pictures drawn so far. */
    public List<Path> pictures() {
        return List.copyOf(pictures);
    }

    /** Returns the first of two lengths, or the second where the lesson is wanted in full. */
    int length(int brief, int full) {
        return isFull ? full : brief;
    }

    /** Prints a text, formatted the same in every locale. */
    void say(String pattern, Object... values) {
        out.println(String.format(Locale.ROOT, pattern, values));
        out.flush();
    }

    /** Prints a number and keeps it under this name. */
    void show(String name, double value) {
        keep(name, value);
        say("  %-42s %s", name, text(value, DIGITS));
    }

    /** Prints a number beside the one a source document gives, and keeps it under this name. */
    void compare(String name, double value, double documents) {
        keep(name, value);
        say(
                "  %-42s %-16s the document says %s",
                name, text(value, DIGITS_BESIDE_A_DOCUMENT), text(documents, DIGITS_BESIDE_A_DOCUMENT));
    }

    /** Draws a chart under this name into the folder, or warns that this Java cannot draw. */
    void draw(String name, Chart chart) throws IOException {
        drawing(name, chart::write);
    }

    /** Writes a picture under this name into the folder, or warns that this Java cannot draw. */
    void drawing(String name, Picture picture) throws IOException {
        Path file = file(name + ".png");
        try {
            picture.write(file);
            pictures.add(file);
            say("%nPicture: %s", file);
        } catch (PlotException e) {
            err.println("beras: warning: " + e.getMessage());
        }
    }

    /** Returns where a file with this name belongs; nothing is made yet. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Finds digits and says which they are. */
    DigitData digits() throws IOException, InterruptedException {
        DigitData found = digits.find();
        say("%s", found.announcement());
        return found;
    }

    /** Returns what prints a line after each epoch of a model's {@code fit}. */
    Callback epochs() {
        return new Callback() {
            @Override
            public void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {
                String numbers = values.entrySet().stream()
                        .map(entry -> entry.getKey().replace("val_", "test ") + " " + text(entry.getValue(), 4))
                        .collect(Collectors.joining(", "));
                say("  epoch %d: %s (%.1f s)", epoch, numbers, seconds);
            }
        };
    }

    private void keep(String name, double value) {
        if (numbers.put(name, value) != null) {
            throw new IllegalArgumentException("\"" + name + "\" was shown already; give each number its own name.");
        }
    }

    /** Returns a number in so many significant digits: 13, 0.131864, 3.30104e-29, NaN. */
    static String text(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int magnitude = rounded.precision() - rounded.scale() - 1;
        return magnitude >= -4 && magnitude < 10
                ? rounded.toPlainString()
                : rounded.scaleByPowerOfTen(-magnitude).toPlainString() + "e" + magnitude;
    }
}
