package io.beras.examples.lessons;

import io.beras.examples.mnist.DigitData;
import io.beras.models.Callback;
import io.beras.models.TrainingRun;
import io.beras.plots.Chart;
import io.beras.plots.PlotException;
import io.beras.plots.tape.TapeDrawing;
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
 * The output of a lesson: text, named values, plots, and pages.
 *
 * <p>It stores the values, so that a test can check them.
 *
 * <pre>{@code
 * LessonOutput out = new LessonOutput(System.out, System.err, Path.of("runs/1"), digits);
 * out.print("A line through %d points:", 100);
 * out.show("slope", 2.01);
 * out.draw("line", chart);
 * }</pre>
 */
public final class LessonOutput {

    private static final int DIGITS = 6;
    private static final int DIGITS_BESIDE_A_PUBLISHED_VALUE = 10;

    /** Finds the handwritten digits for a lesson. */
    @FunctionalInterface
    public interface DigitSource {

        /** Finds the digits; this may start a download. */
        DigitData find() throws IOException, InterruptedException;
    }

    /** A plot that can be written to a file. */
    @FunctionalInterface
    public interface Plot {

        /** Writes the plot. */
        void write(Path file) throws PlotException, IOException;
    }

    private final PrintStream out;
    private final PrintStream err;
    private final Path folder;
    private final DigitSource digits;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final List<Path> plots = new ArrayList<>();
    private boolean isFull;

    /** Creates an output that prints to these streams and writes plots into this folder. */
    public LessonOutput(PrintStream out, PrintStream err, Path folder, DigitSource digits) {
        this.out = out;
        this.err = err;
        this.folder = folder;
        this.digits = digits;
    }

    /** Requests the length of the program that the lesson follows, which may take minutes. */
    public LessonOutput inFull() {
        isFull = true;
        return this;
    }

    /** Returns the values shown so far, by name. */
    public Map<String, Double> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Returns the files of the plots written so far. */
    public List<Path> plots() {
        return List.copyOf(plots);
    }

    /** Returns the short length, or the full length if the user requested it. */
    int length(int brief, int full) {
        return isFull ? full : brief;
    }

    /** Prints a formatted line, the same in every locale. */
    void print(String pattern, Object... arguments) {
        out.println(String.format(Locale.ROOT, pattern, arguments));
        out.flush();
    }

    /** Prints a value and stores it under this name. */
    void show(String name, double value) {
        store(name, value);
        print("  %-42s %s", name, text(value, DIGITS));
    }

    /** Prints a value beside the value that another program has printed, and stores it under this name. */
    void compare(String name, double value, String program, double printed) {
        store(name, value);
        print(
                "  %-42s %-16s %s prints %s",
                name,
                text(value, DIGITS_BESIDE_A_PUBLISHED_VALUE),
                program,
                text(printed, DIGITS_BESIDE_A_PUBLISHED_VALUE));
    }

    /** Writes a chart under this name into the folder, or prints a warning if this Java runtime cannot draw. */
    void draw(String name, Chart chart) throws IOException {
        plot(name, chart::write);
    }

    /** Writes a plot under this name into the folder, or prints a warning if this Java runtime cannot draw. */
    void plot(String name, Plot plot) throws IOException {
        Path file = file(name + ".png");
        try {
            plot.write(file);
            plots.add(file);
            print("%nPicture: %s", file);
        } catch (PlotException e) {
            err.println("beras: warning: " + e.getMessage());
        }
    }

    /** Writes a drawn tape as an HTML page under this name into the folder. */
    void page(String name, TapeDrawing drawing) throws IOException {
        Path file = file(name + ".html");
        drawing.writeHtml(file);
        print("%nPage: %s", file);
    }

    /** Returns the path of a file in the folder; does not create the file. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Finds digits and prints their announcement. */
    DigitData digits() throws IOException, InterruptedException {
        DigitData found = digits.find();
        print("%s", found.announcement());
        return found;
    }

    /** Returns a callback for {@code fit} that prints a line after each epoch. */
    Callback epochs() {
        return new Callback() {
            @Override
            public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
                String list = values.entrySet().stream()
                        .map(entry -> entry.getKey().replace("val_", "test ") + " " + text(entry.getValue(), 4))
                        .collect(Collectors.joining(", "));
                print("  epoch %d: %s (%.1f s)", run.epoch(), list, run.seconds());
            }
        };
    }

    private void store(String name, double value) {
        if (values.put(name, value) != null) {
            throw new IllegalArgumentException("\"" + name + "\" was shown already; give each value its own name.");
        }
    }

    /** Returns a value with the given number of significant digits: 13, 0.131864, 3.30104e-29, NaN. */
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
