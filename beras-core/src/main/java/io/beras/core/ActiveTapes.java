package io.beras.core;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** The tapes that record on each thread, in the order in which they started, innermost last. */
final class ActiveTapes {

    /** Weak references, so that a tape which the program has dropped records no further. */
    private static final ThreadLocal<List<WeakReference<GradientTape>>> TAPES = ThreadLocal.withInitial(ArrayList::new);

    private ActiveTapes() {}

    /** Starts recording on this thread, until {@link GradientTape#isRecording} is false. */
    static void add(GradientTape tape) {
        TAPES.get().add(new WeakReference<>(tape));
    }

    /** Records a call on each tape of this thread. */
    static void record(Diffable diffable, Tensor[] inputs, Tensor output) {
        for (GradientTape tape : current()) {
            tape.record(diffable, inputs, output);
        }
    }

    /** Returns the tapes of this thread, and removes those that have stopped, perhaps on another thread. */
    static List<GradientTape> current() {
        List<WeakReference<GradientTape>> tapes = TAPES.get();
        if (tapes.isEmpty()) {
            return List.of();
        }
        List<GradientTape> recording = new ArrayList<>();
        tapes.removeIf(reference -> {
            GradientTape tape = reference.get();
            return tape == null || !tape.isRecording() || !recording.add(tape);
        });
        return recording;
    }
}
