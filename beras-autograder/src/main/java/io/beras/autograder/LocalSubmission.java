package io.beras.autograder;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.lang3.ClassUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.commons.lang3.reflect.ConstructorUtils;
import org.apache.commons.lang3.reflect.MethodUtils;

/** A submission in this JVM: the classes of one package, found by reflection. */
final class LocalSubmission implements Submission {

    private final ClassLoader loader;
    private final String packageName;

    LocalSubmission(ClassLoader loader, String packageName) {
        this.loader = loader;
        this.packageName = packageName;
    }

    @Override
    public <T> T create(Class<T> type, String className, Object... arguments) {
        Class<?> submitted = load(className);
        if (Modifier.isAbstract(submitted.getModifiers())) {
            throw new AssertionError(className + " needs to be a class; found: an interface or an abstract class");
        }
        if (!type.isAssignableFrom(submitted)) {
            throw new AssertionError(className + " needs to be a " + type.getSimpleName() + "; found: class "
                    + Signatures.header(submitted));
        }
        Class<?>[] types = ClassUtils.toClass(arguments);
        if (ConstructorUtils.getMatchingAccessibleConstructor(submitted, types) == null) {
            throw new AssertionError(className + " needs a public constructor " + Signatures.parameters(types)
                    + "; found: " + Signatures.list(Arrays.stream(submitted.getDeclaredConstructors())));
        }
        return type.cast(run(() -> ConstructorUtils.invokeConstructor(submitted, arguments, types)));
    }

    @Override
    public <T> T call(Class<T> type, String className, String method, Object... arguments) {
        Class<?> submitted = load(className);
        Class<?>[] types = types(submitted, method, arguments);
        Method match = MethodUtils.getMatchingAccessibleMethod(submitted, method, types);
        if (match == null || !Modifier.isStatic(match.getModifiers())) {
            throw new AssertionError(
                    className + " needs a public static method " + method + Signatures.parameters(types)
                            + "; found: "
                            + Signatures.list(Arrays.stream(submitted.getDeclaredMethods())
                                    .filter(declared -> declared.getName().equals(method))));
        }
        Object result = run(() -> MethodUtils.invokeStaticMethod(submitted, method, arguments, types));
        if (!ClassUtils.primitiveToWrapper(type).isInstance(result)) {
            throw new AssertionError(className + "." + method + " needs to return " + type.getSimpleName()
                    + "; it returned "
                    + (result == null ? "null" : Signatures.name(result.getClass())));
        }
        return unchecked(result);
    }

    /** Prefers the exact parameter types: commons-lang does not find (int, int...) for an Integer and an array. */
    private static Class<?>[] types(Class<?> submitted, String method, Object... arguments) {
        Class<?>[] boxed = ClassUtils.toClass(arguments);
        Class<?>[] exact = Arrays.stream(boxed)
                .map(type -> ClassUtils.isPrimitiveWrapper(type) ? ClassUtils.wrapperToPrimitive(type) : type)
                .toArray(Class<?>[]::new);
        return MethodUtils.getAccessibleMethod(submitted, method, exact) == null ? boxed : exact;
    }

    /** {@code Class.cast} refuses the value of a primitive type, which is boxed here. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T unchecked(Object result) {
        return (T) result;
    }

    private Class<?> load(String className) {
        String name = packageName + "." + className;
        try {
            Class<?> submitted = Class.forName(name, true, loader);
            if (!Modifier.isPublic(submitted.getModifiers())) {
                throw new AssertionError(
                        className + " needs to be public; found: class " + className + " without public");
            }
            return submitted;
        } catch (ClassNotFoundException e) {
            throw new AssertionError(
                    "there is no class " + name + ": " + className
                            + ".java is missing, names another package, or does not compile",
                    e);
        } catch (LinkageError e) {
            throw new AssertionError(
                    initializerFailure(e)
                            .map(failure -> "a static field or static block of " + className + " throws: " + failure)
                            .orElse(className + " can't be loaded: " + e),
                    e);
        }
    }

    /** The JVM reports the exception itself once, and then only its text, as the cause of a NoClassDefFoundError. */
    private static Optional<String> initializerFailure(LinkageError e) {
        if (e instanceof ExceptionInInitializerError) {
            return Optional.of(String.valueOf(e.getCause()));
        }
        return e.getCause() instanceof ExceptionInInitializerError first
                ? Optional.of(String.valueOf(first.getMessage()))
                : Optional.empty();
    }

    /** Runs submitted code; its exceptions reach the test as they are. */
    private static Object run(Reflection reflection) {
        try {
            return reflection.run();
        } catch (InvocationTargetException e) {
            return ExceptionUtils.rethrow(Objects.requireNonNull(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A reflective call. */
    private interface Reflection {

        Object run() throws ReflectiveOperationException;
    }
}
