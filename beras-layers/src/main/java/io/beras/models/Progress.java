package io.beras.models;

import io.beras.io.Terminals;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@link Model#fit} on its progress: {@link FitOptions#progress}.
 *
 * <pre>{@code
 * model.fit(x, y, new FitOptions().epochs(10).validationSplit(0.1).progress(Progress.AUTO));
 *
 * // epoch 3/10 [=====>                        ] 120/600  loss 0.1234  accuracy 95.01 %  eta 0:12
 * // epoch 3/10  loss 0.0812  accuracy 97.53 %  val_loss 0.1003  val_accuracy 96.98 %  2.1 s
 * }</pre>
 *
 * <p>Losses and metrics of the bar are means over the epoch so far. A value whose name ends with "accuracy" is shown in per
 * cent. Keras's words for the same choice are {@code verbose="auto"}, 1, 2 and 0.
 */
public enum Progress {

    /** A bar on a terminal, otherwise a line for each epoch. */
    AUTO,

    /**
     * A bar that is redrawn in one line of a terminal, at most 10 times a second, and gives way to the line of the epoch. The
     * bar is as wide as the environment variable COLUMNS says, otherwise 80 columns.
     */
    BAR,

    /** A line for each epoch, as for a log file. */
    LINES,

    /** No output. */
    OFF;

    /** Returns the callback that prints on a stream, or on standard output if there is no stream; empty for no output. */
    Optional<Callback> callback(@Nullable PrintStream stream) {
        PrintStream out = stream == null ? StandardOutput.stream() : stream;
        return switch (this) {
            case AUTO -> (stream == null && Terminals.isInteractive() ? BAR : LINES).callback(out);
            case BAR -> Optional.of(new ProgressBar(out, Terminals.columns(), System::nanoTime));
            case LINES -> Optional.of(new ProgressLines(out));
            case OFF -> Optional.empty();
        };
    }
}
