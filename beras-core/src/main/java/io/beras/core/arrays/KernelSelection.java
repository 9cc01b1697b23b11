package io.beras.core.arrays;

import java.util.Locale;

/**
 * Whether the fast path is taken: FLOAT kernels as Java loops, and several operations in one pass over memory.
 *
 * <p>The plain path computes the same formulas operation by operation with ND4J: slower, and easier to step through in a
 * debugger. The system property {@value #PROPERTY}{@code =false} takes it everywhere, {@link #useReference()} for some lines on
 * one thread:
 *
 * <pre>{@code
 * try (Fusion.Pause plain = Fusion.pause()) {
 *     Tensor slow = model.call(x);
 * }
 * }</pre>
 *
 * <p>Only what is inside one call of the library's own classes is fused, a layer's gradient or an optimizer's
 * update: the calls that a user writes stay the calls they are, one by one.
 */
public final class KernelSelection {

    /** The system property: true (the default) or false. */
    public static final String PROPERTY = "beras.fuse";

    private static final String SETTING = System.getProperty(PROPERTY, "true").toLowerCase(Locale.ROOT);
    private static final boolean WANTED = SETTING.equals("true");
    private static final boolean CLEAR = WANTED || SETTING.equals("false");

    private static final ThreadLocal<Integer> PAUSES = ThreadLocal.withInitial(() -> 0);

    private KernelSelection() {}

    /** Returns whether this thread takes the fast path now. */
    public static boolean isFast() {
        requireClear(); // here, not with the class: a wrong setting is then said each time, not only the first
        return WANTED && PAUSES.get() == 0;
    }

    /** Opens a scope in which this thread takes the plain path. */
    public static Pause useReference() {
        return new Pause();
    }

    /** A scope in which the thread that opened it takes the plain path. */
    public static final class Pause implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private boolean open = true;

        private Pause() {
            PAUSES.set(PAUSES.get() + 1);
        }

        /** Lets the thread take the fast path again; closing twice does nothing. */
        @Override
        public void close() {
            if (Thread.currentThread() != thread) {
                throw new IllegalStateException(
                        "a pause of fusion must be closed on the thread that opened it, \"" + thread.getName() + "\"");
            }
            if (open) {
                open = false;
                PAUSES.set(PAUSES.get() - 1);
            }
        }
    }

    private static void requireClear() {
        if (!CLEAR) {
            throw new IllegalArgumentException(
                    "the system property " + PROPERTY + " must be true or false, not \"" + SETTING + "\"");
        }
    }
}
