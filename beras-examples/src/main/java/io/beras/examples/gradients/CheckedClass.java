package io.beras.examples.gradients;

import io.beras.core.Callable;
import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class that is given by its name, and can be created with arguments that are given as texts.
 *
 * <pre>{@code
 * Callable dense = CheckedClass.find("io.beras.layers.Dense", List.of()).create(List.of("3", "2"));
 * }</pre>
 */
public final class CheckedClass {

    private static final List<String> PACKAGES =
            List.of("io.beras.layers", "io.beras.activations", "io.beras.losses", "io.beras.models");

    private final Class<?> type;

    private CheckedClass(Class<?> type) {
        this.type = type;
    }

    /**
     * Finds a class on the class path of this process, or in compiled folders and jars. The package of Beras's own layers,
     * activations and losses may be left out.
     *
     * @throws IOException if a path does not exist or the class is not found
     * @throws IllegalArgumentException if objects of the class can not be called or created
     */
    public static CheckedClass find(String name, Collection<Path> classPath) throws IOException {
        URL[] places = new URL[classPath.size()];
        int count = 0;
        for (Path path : classPath) {
            places[count++] = place(path);
        }
        // The loader stays open: a class loads the classes that it uses later.
        ClassLoader loader = new URLClassLoader(places, CheckedClass.class.getClassLoader());
        Class<?> type = load(name, classPath, loader);
        if (!Callable.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(type.getName()
                    + " is not a function of tensors; let it implement Callable or Diffable of io.beras.core");
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException(
                    type.getName() + " is abstract, so no object of it can be created; name a subclass");
        }
        return new CheckedClass(type);
    }

    private static URL place(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException(path + " of the class path does not exist; compile first, or correct the path.");
        }
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IOException(
                    path + " is not a place of classes (" + e.getMessage() + "); name a folder or a jar.", e);
        }
    }

    private static Class<?> load(String name, Collection<Path> classPath, ClassLoader loader) throws IOException {
        List<String> names = name.contains(".")
                ? List.of(name)
                : Stream.concat(Stream.of(name), PACKAGES.stream().map(known -> known + "." + name))
                        .toList();
        for (String candidate : names) {
            try {
                return Class.forName(candidate, true, loader);
            } catch (ClassNotFoundException e) {
                continue; // the next candidate, or the exception below
            } catch (UnsupportedClassVersionError e) {
                throw new IOException(
                        candidate + " was compiled for a newer Java than "
                                + Runtime.version().feature()
                                + "; compile it with --release "
                                + Runtime.version().feature() + ", or use that newer Java.",
                        e);
            } catch (LinkageError e) { // a class that it needs is missing, another name, an exception at its start
                throw new IOException(
                        candidate + " can not be loaded (" + reason(e)
                                + "); give the root folder of the classes, and the jars that they need.",
                        e);
            }
        }
        String places = classPath.isEmpty()
                ? "the class path of this command"
                : classPath.stream().map(Path::toString).collect(Collectors.joining(", "));
        throw new IOException("there is no class " + Quoted.of(name) + " in " + places
                + "; give its full name, and its compiled folder or jar with --class-path.");
    }

    /**
     * Creates an object: with the first constructor, the one with the fewest parameters first, whose parameters fit all
     * arguments. A parameter may be a number, true or false, a text, or a constant such as KAIMING_NORMAL.
     *
     * @throws IllegalArgumentException if no constructor fits, or the constructor throws an exception
     */
    public Callable create(List<String> arguments) {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        Arrays.sort(constructors, Comparator.comparing(Constructor::toString));
        for (Constructor<?> constructor : constructors) {
            if (ArgumentText.fit(constructor.getParameterTypes(), arguments)) {
                return create(constructor, ArgumentText.values(constructor.getParameterTypes(), arguments));
            }
        }
        String given = arguments.isEmpty() ? "no arguments" : "the arguments " + String.join(" ", arguments);
        String existing = Arrays.stream(constructors)
                .map(CheckedClass::text)
                .sorted(Comparator.comparingInt(String::length))
                .collect(Collectors.joining(" or "));
        throw new IllegalArgumentException(
                "no constructor of " + type.getName() + " takes " + given + "; it has " + existing);
    }

    private Callable create(Constructor<?> constructor, Object... values) {
        try {
            constructor.setAccessible(true); // a student's class need not be public
            return (Callable) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalArgumentException(
                    "new " + type.getSimpleName() + "(" + texts(values) + ") fails: " + sentence(cause), e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalArgumentException(
                    text(constructor) + " can not be called (" + reason(e) + "); make the constructor public", e);
        }
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return cause instanceof IllegalArgumentException && message != null ? message : cause.toString();
    }

    private static String texts(Object... values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String text(Constructor<?> constructor) {
        return constructor.getDeclaringClass().getSimpleName()
                + Arrays.stream(constructor.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
