package io.beras.models;

import io.beras.io.TextTable;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Draws a bar during an epoch, and replaces it by the line of the epoch.
 *
 * <p>The bar is drawn by the thread that trains, at most every 100 ms, so that its cost does not depend on the number of
 * batches. All characters of the bar are ASCII, which every terminal shows.
 */
final class ProgressBar implements Callback {

    private static final long REDRAW_NANOS = 100_000_000;
    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 10;

    private final PrintStream out;
    private final int columns;
    private final LongSupplier clock;
    private final Map<String, Mean> means = new LinkedHashMap<>();
    private long lastDrawing;
    private int drawn;
    /** The width of the bar, which never grows: otherwise the bar would move with each digit of a value. */
    private int barWidth = WIDEST_BAR;

    /** Creates a bar for a terminal of this width; the clock counts nanoseconds. */
    ProgressBar(PrintStream out, int columns, LongSupplier clock) {
        this.out = out;
        this.columns = columns;
        this.clock = clock;
        lastDrawing = clock.getAsLong();
    }

    @Override
    public void onBatchEnd(TrainingRun run, Map<String, Double> values) {
        for (Map.Entry<String, Double> value : values.entrySet()) {
            means.computeIfAbsent(value.getKey(), name -> new Mean()).add(value.getValue());
        }
        long now = clock.getAsLong();
        boolean isVisibleAtTheEnd = drawn > 0 && run.batch() == run.batches();
        if (isVisibleAtTheEnd || now - lastDrawing >= REDRAW_NANOS) {
            lastDrawing = now;
            draw(text(run));
        }
    }

    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        means.clear();
        erase();
        out.println(ProgressText.line(run, values));
        out.flush();
    }

    @Override
    public void onTrainEnd(TrainingRun run) {
        erase();
        out.flush();
    }

    private String text(TrainingRun run) {
        String total = Integer.toString(run.batches());
        String done = Integer.toString(run.batch());
        String count = " ".repeat(total.length() - done.length()) + done + "/" + total;
        String left = left(run);
        // One column stays free: some terminals break the line as soon as the last column is full.
        int room = columns - 1 - ProgressText.place(run).length() - " [] ".length() - count.length() - left.length();
        StringBuilder shown = new StringBuilder();
        for (Map.Entry<String, Mean> mean : means.entrySet()) {
            String value =
                    "  " + ProgressText.value(mean.getKey(), mean.getValue().value());
            if (TextTable.width(value) > room - NARROWEST_BAR) {
                break;
            }
            shown.append(value);
            room -= TextTable.width(value);
        }
        barWidth = Math.min(barWidth, Math.max(room, NARROWEST_BAR));
        String bar = room < NARROWEST_BAR ? "" : "[" + bar(run, barWidth) + "] ";
        return ProgressText.place(run) + " " + bar + count + shown + left;
    }

    /** Returns the time left in the epoch, or after its last batch what follows. */
    private static String left(TrainingRun run) {
        if (run.batch() < run.batches()) {
            return "  eta " + ProgressText.time(run.seconds() / run.batch() * (run.batches() - run.batch()));
        }
        return run.names().contains("val_loss") ? "  validating" : "";
    }

    private static String bar(TrainingRun run, int width) {
        int done = (int) ((long) width * run.batch() / run.batches());
        return done == width ? "=".repeat(width) : "=".repeat(done) + ">" + " ".repeat(width - done - 1);
    }

    private void draw(String text) {
        int width = TextTable.width(text);
        out.print("\r" + text + " ".repeat(Math.max(0, drawn - width)));
        out.flush();
        drawn = width;
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }

    /** The mean of the values of an epoch so far. */
    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double value() {
            return sum / count;
        }
    }
}
