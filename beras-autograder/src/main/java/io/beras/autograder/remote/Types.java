package io.beras.autograder.remote;

import io.beras.core.ClassNames;
import org.apache.commons.lang3.ClassUtils;
import org.jspecify.annotations.Nullable;

/** Checks the types of what another process sends. */
final class Types {

    private Types() {}

    /** Returns the value, which must fit the type; null fits each type that is not primitive. */
    static @Nullable Object requireFit(@Nullable Object value, Class<?> type) throws ProtocolException {
        boolean fits = value == null
                ? !type.isPrimitive()
                : ClassUtils.primitiveToWrapper(type).isInstance(value);
        if (!fits) {
            throw new ProtocolException(
                    (value == null ? "null" : ClassNames.of(value)) + " in place of a " + type.getSimpleName());
        }
        return value;
    }
}
