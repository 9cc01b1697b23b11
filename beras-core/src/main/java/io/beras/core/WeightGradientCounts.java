package io.beras.core;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Checks once per class that {@code weightGradients} returns a gradient for each own weight, also in a call whose weights no
 * gradient needs. Without this check, training would silently leave out a layer that forgets {@code ownWeights()}.
 */
final class WeightGradientCounts {

    /** True for classes that need no further check. */
    private static final ClassValue<AtomicBoolean> CHECKED = new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
            return new AtomicBoolean(Op.class.isAssignableFrom(type) || !overridesWeightGradients(type));
        }
    };

    private WeightGradientCounts() {}

    /** Checks the class of this call, unless it was checked before. */
    static void require(Call call) {
        AtomicBoolean checked = CHECKED.get(call.diffable().getClass());
        if (!checked.get()) {
            try {
                call.weightGradients();
            } catch (WrongCount e) {
                throw e;
            } catch (RuntimeException e) {
                return; // the method may not be written yet, and no gradient needs it
            }
            checked.set(true);
        }
    }

    /** Reports a list of local gradients of the wrong length. */
    static final class WrongCount extends IllegalStateException {
        private static final long serialVersionUID = 1;

        WrongCount(String message) {
            super(message);
        }
    }

    private static boolean overridesWeightGradients(Class<?> type) {
        try {
            return type.getMethod("weightGradients", Call.class).getDeclaringClass() != Diffable.class;
        } catch (NoSuchMethodException e) {
            throw new LinkageError("a Diffable has the method weightGradients", e);
        }
    }
}
