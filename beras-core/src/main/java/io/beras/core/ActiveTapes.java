package io.beras.core;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** The tapes that record on each thread, in the order in which they started, innermost last. */
final class ActiveTapes {

    /** A program with more tapes forgets to close them: no program needs derivatives of such an order. */
    static final int MAX_TAPES = 100;

    /** Weak references, so that a tape without other references stops recording. */
    private static final ThreadLocal<List<WeakReference<GradientTape>>> TAPES = ThreadLocal.withInitial(ArrayList::new);

    private ActiveTapes() {}

    /**
     * Starts recording on this thread, until {@link GradientTape#isRecording} is false.
     *
     * @throws IllegalStateException if {@value #MAX_TAPES} tapes that the program still refers to record already
     */
    static void add(GradientTape tape) {
        List<WeakReference<GradientTape>> tapes = TAPES.get();
        if (tapes.size() >= MAX_TAPES) {
            removeStopped(tapes);
        }
        if (tapes.size() >= MAX_TAPES) {
            System.gc(); // clears the references to dropped tapes, which would record each call until then
            removeStopped(tapes);
        }
        if (tapes.size() >= MAX_TAPES) {
            throw new IllegalStateException(
                    MAX_TAPES + " tapes record on this thread, and each slows down every"
                            + " operation; close a tape after its gradients: try (GradientTape tape = new GradientTape()) { … }");
        }
        tapes.add(new WeakReference<>(tape));
    }

    /**
     * Records a call on each tape of this thread. Holds a reference to one tape at a time, so that the garbage collector can
     * clear the others.
     */
    static void record(Diffable diffable, Tensor[] inputs, Tensor output) {
        List<WeakReference<GradientTape>> tapes = TAPES.get();
        boolean someStopped = false;
        for (int i = 0; i < tapes.size(); i++) {
            GradientTape tape = tapes.get(i).get();
            if (tape == null || !tape.isRecording()) {
                someStopped = true;
            } else {
                tape.record(diffable, inputs, output);
            }
        }
        if (someStopped) {
            removeStopped(tapes);
        }
    }

    /** Returns the tapes of this thread that record. */
    static List<GradientTape> current() {
        List<GradientTape> recording = new ArrayList<>();
        for (WeakReference<GradientTape> reference : TAPES.get()) {
            GradientTape tape = reference.get();
            if (tape != null && tape.isRecording()) {
                recording.add(tape);
            }
        }
        return recording;
    }

    /** Removes the tapes that were dropped or have stopped, perhaps on another thread. */
    private static void removeStopped(List<WeakReference<GradientTape>> tapes) {
        tapes.removeIf(reference -> {
            GradientTape tape = reference.get();
            return tape == null || !tape.isRecording();
        });
    }
}
