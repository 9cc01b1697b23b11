package io.beras.core;

import java.lang.reflect.Proxy;

/**
 * Names of classes for messages and for the names of weights, also of anonymous classes and lambdas.
 *
 * <pre>{@code
 * ClassNames.of(new Dense(2, 3));                  // Dense
 * ClassNames.of(new Dense(2, 3) { … });            // an anonymous Dense
 * ClassNames.of((Callable) x -> x[0].relu());      // an anonymous Callable
 * ClassNames.kind(new Dense(2, 3) { … });          // Dense
 * }</pre>
 */
public final class ClassNames {

    private ClassNames() {}

    /**
     * Returns the simple name of an object's class.
     *
     * <p>The name of a {@link Proxy} is its text: all proxies of an interface have one class, but may stand for objects of
     * different classes.
     */
    public static String of(Object object) {
        return Proxy.isProxyClass(object.getClass()) ? object.toString() : of(object.getClass());
    }

    /** Returns the simple name of a class; for an anonymous class or a lambda, the name of the type that it implements. */
    public static String of(Class<?> type) {
        return hasName(type)
                ? type.getSimpleName()
                : "an anonymous " + namedSupertype(type).getSimpleName();
    }

    /**
     * Returns the kind of an object, such as "Dense" also for an anonymous subclass: the first part of the names of its
     * weights.
     *
     * <p>The kind of an anonymous layer or a lambda that extends no class is "Callable".
     */
    public static String kind(Object object) {
        Class<?> type = object.getClass();
        Class<?> named = hasName(type) ? type : namedSupertype(type);
        return named.isInterface() && object instanceof Callable
                ? Callable.class.getSimpleName()
                : named.getSimpleName();
    }

    private static Class<?> namedSupertype(Class<?> type) {
        Class<?> named = type;
        while (!hasName(named)) {
            Class<?>[] interfaces = named.getInterfaces();
            named = interfaces.length > 0 ? interfaces[0] : named.getSuperclass();
        }
        return named;
    }

    private static boolean hasName(Class<?> type) {
        return !type.isAnonymousClass() && !type.isHidden();
    }
}
