package io.beras.autograder.remote;

import io.beras.core.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a tape, and what it has done to the tape.
 *
 * @param gradients what the method {@code gradient} of the tape returned, null included
 * @param isRecording whether the tape goes on recording
 * @param isForgotten whether the tape has dropped its calls
 * @param further the calls that the tape recorded while it computed the gradients
 */
record TapeAnswer(
        @Nullable List<Tensor> gradients, boolean isRecording, boolean isForgotten, List<FurtherCall> further) {

    /** A call without its gradients. */
    record FurtherCall(String name, List<Tensor> inputs, Tensor output) {}
}
