package io.beras.examples.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Draws a progress bar during an epoch and replaces it by the line of the epoch: for a user at a terminal. */
public final class TerminalProgress implements TrainingProgress {

    private static final int REFRESH_MILLIS = 100;

    private final PrintStream out;
    private final Line line;
    private @Nullable ProgressBar bar;

    /** Creates a progress that draws on this stream and never closes it; the stream should be a terminal. */
    public TerminalProgress(PrintStream out) {
        this.out = out;
        this.line = new Line(out);
    }

    @Override
    public void onBatchEnd(Batch batch) {
        if (bar == null) {
            bar = newBar(batch);
        }
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                " loss %s  accuracy %.2f %%",
                TrainingProgress.formatLoss(batch.loss()),
                100 * batch.accuracy()));
        bar.stepTo(batch.batch());
    }

    @Override
    public void onEpochEnd(Epoch epoch) {
        close();
        out.println(epoch.line());
        out.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            line.erase();
        }
    }

    private ProgressBar newBar(Batch batch) {
        return ProgressBar.builder()
                .setTaskName("epoch " + batch.epoch() + "/" + batch.epochs())
                .setInitialMax(batch.batches())
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                // A terminal without UTF-8 would show block characters as question marks.
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta()
                .setConsumer(line)
                .build();
    }

    /**
     * The line of the terminal on which the bar is drawn.
     *
     * <p>This class erases the line. The library's {@code clearDisplayOnFinish} does not erase it if an epoch ends before
     * the first refresh, and it adds a line break.
     */
    private static final class Line extends ConsoleProgressBarConsumer {

        private final PrintStream out;
        private int width;

        Line(PrintStream out) {
            super(out);
            this.out = out;
        }

        @Override
        public void accept(String drawing) {
            super.accept(drawing);
            width = Math.max(width, drawing.length());
        }

        void erase() {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
