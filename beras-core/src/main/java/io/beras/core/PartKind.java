package io.beras.core;

/** The kind of a part of a model, for names and messages. */
public final class PartKind {

    private PartKind() {}

    /** Returns the class name of a part: that of the superclass for an anonymous class, "Callable" for a lambda. */
    public static String of(Object part) {
        Class<?> type = part.getClass();
        if (type.isSynthetic()) {
            return "Callable";
        }
        while (type.isAnonymousClass()) {
            type = type.getSuperclass();
        }
        return type == Object.class ? "Callable" : type.getSimpleName();
    }
}
