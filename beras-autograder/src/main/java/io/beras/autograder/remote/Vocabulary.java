package io.beras.autograder.remote;

import io.beras.core.Callable;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Optimizer;
import io.beras.core.Weighted;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The types that both processes share: interfaces of the library, functions of Java, and the package of the course.
 *
 * <p>A process can call the methods of these interfaces on an object that the other process gave to it, and no other method.
 */
final class Vocabulary {

    private static final Set<String> LIBRARY = Stream.of(
                    Callable.class,
                    Diffable.class,
                    LocalGradient.class,
                    Optimizer.class,
                    Weighted.class,
                    Loss.class,
                    Metric.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> INTERNAL = Stream.of(Trace.class, TapeService.class, CallGradients.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final String FUNCTIONS = "java.util.function.";
    private static final String GRADER = "io.beras.autograder.";
    private static final String OWN = Vocabulary.class.getPackageName() + ".";

    private final String coursePrefix;

    Vocabulary(String coursePackage) {
        this.coursePrefix = coursePackage + ".";
    }

    boolean isOfCourse(String className) {
        return className.startsWith(coursePrefix);
    }

    /** Returns whether an interface belongs to this package, for objects that stand for others. */
    static boolean isInternal(Class<?> type) {
        return INTERNAL.contains(type.getName());
    }

    boolean isShared(Class<?> type) {
        return isInternal(type) || isPublicInterface(type) && isKnown(type.getName());
    }

    private static boolean isPublicInterface(Class<?> type) {
        return type.isInterface() && Modifier.isPublic(type.getModifiers()) && !type.isSealed();
    }

    private boolean isKnown(String name) {
        return LIBRARY.contains(name) || name.startsWith(FUNCTIONS) || isOfCourse(name);
    }

    /** Returns an interface by name, if both processes share it. */
    Optional<Class<?>> sharedInterface(String name, ClassLoader loader) {
        return isKnown(name) || INTERNAL.contains(name) ? load(name, loader).filter(this::isShared) : Optional.empty();
    }

    /** Returns a record, an enum or a type argument by name, if its values may go to another process. */
    Optional<Class<?>> valueType(String name, ClassLoader loader) {
        boolean isGrader = name.startsWith(GRADER) && !name.startsWith(OWN);
        boolean isKnown = isOfCourse(name)
                || name.startsWith("io.beras.")
                || name.startsWith("java.lang.")
                || name.startsWith("java.util.")
                || name.equals(DataType.class.getName());
        return isKnown && !isGrader ? load(name, loader) : Optional.empty();
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
