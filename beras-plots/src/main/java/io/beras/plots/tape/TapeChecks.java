package io.beras.plots.tape;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.List;

/** Checks that a tape and its loss can be drawn; each message names the remedy. */
final class TapeChecks {

    private TapeChecks() {}

    static void requirePersistent(GradientTape tape) {
        if (!tape.isPersistent()) {
            throw new IllegalStateException(
                    "TapeDrawing.of: the tape is not persistent, so the drawing would use up its only"
                            + " gradient; create the tape with new GradientTape(true)");
        }
    }

    /** Returns the index of the call that computed the loss. */
    static int indexOfLoss(List<Call> calls, Tensor loss) {
        if (loss.length() != 1) {
            throw new ShapeException("TapeDrawing.of: the loss has the shape " + Shapes.text(loss.shape())
                    + ", but a drawing needs a scalar; reduce it with sum() or mean()");
        }
        if (calls.isEmpty()) {
            throw new IllegalArgumentException(
                    "TapeDrawing.of: the tape has no calls; compute the loss while the tape is"
                            + " open, from a trainable variable or a watched tensor");
        }
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).output() == loss) {
                return i;
            }
        }
        throw new IllegalArgumentException("TapeDrawing.of: none of the " + calls.size()
                + " recorded calls computed the loss; pass the tensor that the last call inside this tape returned,"
                + " not a copy of it or a tensor computed after close()");
    }
}
