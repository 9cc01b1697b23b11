package io.beras.autograder.remote;

import java.util.List;

/** A tape, as the process that records for it uses it. */
interface TapeService {

    /** Replays what the tape has not seen yet, and asks it for gradients. */
    TapeAnswer gradient(
            List<TensorPoint> watched, List<RecordedCall> calls, TensorPoint target, List<TensorPoint> sources);

    /** Replays what the tape has not seen yet, and closes it. */
    void close(List<TensorPoint> watched, List<RecordedCall> calls);
}
