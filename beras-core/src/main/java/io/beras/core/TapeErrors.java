package io.beras.core;

import java.util.List;

/** What a tape says when it is asked for what it can't give. */
final class TapeErrors {

    private TapeErrors() {}

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
        DataTypes.requireFloating("the target of a gradient", target.dataType());
        sources.forEach(source -> DataTypes.requireFloating("the source of a gradient", source.dataType()));
    }

    static IllegalStateException unconnected(Tensor source, boolean recorded) {
        String reason;
        if (recorded) {
            reason =
                    "it was not used between the start of the tape and the target, or only in a pause(), through detach(),"
                            + " argMax, a comparison or plain numbers, or on another thread, or where its derivative is the same everywhere";
        } else if (source instanceof Variable) {
            reason = "it is not trainable, so the tape does not record it unless told to watch it before its use";
        } else {
            reason = "the tape does not record a plain tensor unless told to watch it before its use";
        }
        return new IllegalStateException("the target does not depend on the " + source.kind() + ": " + reason
                + "; Unconnected.ZERO or NULL asks for zeros or null instead");
    }
}
