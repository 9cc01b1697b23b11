package io.beras.autograder.remote;

import io.beras.core.Diffable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;

/** Gives a Diffable of this process the name of a function of the other process, for messages. */
final class NamedDiffable {

    private NamedDiffable() {}

    static Diffable of(String name, Diffable diffable) {
        return (Diffable) Proxy.newProxyInstance(
                Objects.requireNonNull(Diffable.class.getClassLoader()),
                new Class<?>[] {Diffable.class},
                (proxy, method, arguments) -> switch (MethodKeys.of(method)) {
                    case "toString()" -> name;
                    case "hashCode()" -> System.identityHashCode(proxy);
                    case "equals(java.lang.Object)" -> proxy == arguments[0];
                    case TracedCallable.CALL ->
                        java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments);
                    default -> run(diffable, method, arguments);
                });
    }

    private static Object run(Diffable diffable, java.lang.reflect.Method method, Object... arguments)
            throws Throwable {
        try {
            return method.invoke(diffable, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
