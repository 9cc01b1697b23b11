package assignment.given;

import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Uses the classes of package {@code assignment} by their names, so that a class that does not compile costs only its own
 * part.
 */
final class OwnClasses {

    private OwnClasses() {}

    /** Creates an object by the public constructor with as many parameters as there are arguments. */
    static <T> T create(Class<T> type, String className, Object... arguments) {
        var constructor = only(className, className, load(className).getConstructors(), arguments.length);
        return type.cast(run(() -> constructor.newInstance(arguments)));
    }

    /** Calls the public static method with this name and as many parameters as there are arguments. */
    static <T> T call(Class<T> type, String className, String method, Object... arguments) {
        var methods = Arrays.stream(load(className).getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .toArray(java.lang.reflect.Method[]::new);
        var found = only(className, className + "." + method, methods, arguments.length);
        return type.cast(run(() -> found.invoke(null, arguments)));
    }

    private static Class<?> load(String className) {
        try {
            return Class.forName("assignment." + className);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "there is no class assignment." + className + "; make its file compile first", e);
        }
    }

    private static <E extends Executable> E only(String className, String name, E[] candidates, int parameters) {
        return Arrays.stream(candidates)
                .filter(candidate -> candidate.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("assignment." + className + " has no public " + name
                        + " with " + parameters + " parameters; restore its signature"));
    }

    private static Object run(java.util.concurrent.Callable<Object> use) {
        try {
            return use.call();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
