package io.beras.core;

import java.util.List;

/** Checks and messages of {@link GradientTape#gradient}. */
final class TapeErrors {

    private TapeErrors() {}

    /** Checks that a tape can compute the gradient of this target by these sources. */
    static void requireUsable(Tensor target, List<? extends Tensor> sources, boolean usedUp, boolean isOwnGradient) {
        if (usedUp) {
            throw new IllegalStateException(
                    "this tape has already given its gradient; ask for all sources at once, or use new GradientTape(true)");
        }
        if (isOwnGradient) {
            throw new IllegalStateException(
                    "the target comes from a gradient that this tape itself gave, which it does not"
                            + " record; for a second derivative nest two tapes, and ask the outer one");
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("gradient needs at least one source; the list is empty");
        }
        DataTypeChecks.requireFloating("the target of a gradient", target.dataType());
        sources.forEach(source -> DataTypeChecks.requireFloating("the source of a gradient", source.dataType()));
    }

    /** Returns an exception that names the source and the probable reason why the target does not depend on it. */
    static IllegalStateException unconnected(Tensor source, boolean recorded) {
        String reason;
        if (recorded) {
            reason =
                    "it was not used to compute the target (or only in a pause(), through detach(), argMax, a comparison,"
                            + " the condition of where, plain Java values, or on another thread), or the derivative is 0 everywhere";
        } else if (source instanceof Variable) {
            reason = "it is not trainable, so the tape does not record it unless told to watch it before its use";
        } else {
            reason = "the tape does not record a plain tensor unless told to watch it before its use";
        }
        return new IllegalStateException("the target does not depend on the " + source.kind() + ": " + reason
                + "; pass Unconnected.ZERO or NULL to get zeros or null instead");
    }
}
