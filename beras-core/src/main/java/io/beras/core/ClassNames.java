package io.beras.core;

/**
 * Names of classes for messages, also of classes without a name of their own.
 *
 * <pre>{@code
 * ClassNames.of(new Dense(2, 3));                  // Dense
 * ClassNames.of(new Dense(2, 3) { … });            // an anonymous Dense
 * ClassNames.of((Callable) x -> x[0].relu());      // an anonymous Callable
 * }</pre>
 */
public final class ClassNames {

    private ClassNames() {}

    /** Returns the simple name of an object's class. */
    public static String of(Object object) {
        return of(object.getClass());
    }

    /** Returns the simple name of a class; for an anonymous class or a lambda, the name of the type that it implements. */
    public static String of(Class<?> type) {
        if (!type.isAnonymousClass() && !type.isHidden()) {
            return type.getSimpleName();
        }
        Class<?> named = type;
        while (named.isAnonymousClass() || named.isHidden()) {
            Class<?>[] interfaces = named.getInterfaces();
            named = interfaces.length > 0 ? interfaces[0] : named.getSuperclass();
        }
        return "an anonymous " + named.getSimpleName();
    }
}
