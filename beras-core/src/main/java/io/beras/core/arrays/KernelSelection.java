package io.beras.core.arrays;

import java.util.Locale;

/**
 * Selects which kernels run: the fast ones or the reference ones.
 *
 * <p>The fast kernels compute FLOAT in Java loops that C2 vectorises. The reference kernels compute the same formulas
 * in ND4J's own operations: slower, and easier to step through in a debugger. DOUBLE always runs on the reference
 * kernels.
 *
 * <p>The fast kernels are the default. {@code -Dberas.kernels=reference} selects the reference kernels on every thread,
 * {@link #useReference()} on one thread:
 *
 * <pre>{@code
 * try (KernelSelection.Scope scope = KernelSelection.useReference()) {
 *     Tensor y = model.call(x);                    // runs on the reference kernels
 * }
 * }</pre>
 */
public final class KernelSelection {

    /** The system property: {@value #FAST} (the default) or {@value #REFERENCE}. */
    public static final String PROPERTY = "beras.kernels";

    static final String FAST = "fast";
    static final String REFERENCE = "reference";

    private static final String SETTING = System.getProperty(PROPERTY, FAST).toLowerCase(Locale.ROOT);
    private static final boolean FAST_BY_DEFAULT = SETTING.equals(FAST);
    private static final boolean VALID = FAST_BY_DEFAULT || SETTING.equals(REFERENCE);

    private static final ThreadLocal<Integer> OPEN_SCOPES = ThreadLocal.withInitial(() -> 0);

    private KernelSelection() {}

    /** Returns whether this thread runs the fast kernels now. */
    public static boolean isFast() {
        requireValid(); // not in a static initializer, which reports a wrong setting at its first use only
        return FAST_BY_DEFAULT && OPEN_SCOPES.get() == 0;
    }

    /** Opens a scope in which this thread runs the reference kernels. */
    public static Scope useReference() {
        return new Scope();
    }

    /** A scope in which the thread that opened it runs the reference kernels. */
    public static final class Scope implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private boolean open = true;

        private Scope() {
            OPEN_SCOPES.set(OPEN_SCOPES.get() + 1);
        }

        /** Ends the scope; closing it twice has no effect. */
        @Override
        public void close() {
            if (Thread.currentThread() != thread) {
                throw new IllegalStateException("a scope of KernelSelection.useReference() must be closed on the thread"
                        + " that opened it, \"" + thread.getName() + "\"");
            }
            if (open) {
                open = false;
                OPEN_SCOPES.set(OPEN_SCOPES.get() - 1);
            }
        }
    }

    private static void requireValid() {
        if (!VALID) {
            throw new IllegalArgumentException("the system property " + PROPERTY + " must be " + FAST + " or "
                    + REFERENCE + ", not \"" + SETTING + "\"");
        }
    }
}
