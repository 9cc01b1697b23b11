package io.beras.autograder.student;

import io.beras.autograder.course.Course;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The milestones of a course: {@code milestones.Milestones} and {@code given.MixedParts} in the package of the student.
 *
 * <p>The classes are in the student's project, so they are called by their names.
 */
final class MilestonePrograms implements AutoCloseable {

    private final String packageName;
    private final URLClassLoader loader;
    private final Class<?> milestones;
    private final Class<?> mixedParts;

    MilestonePrograms(Course course, Path classes) throws IOException {
        packageName = course.packageName();
        loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        try {
            milestones = loader.loadClass(packageName + ".milestones.Milestones");
            mixedParts = loader.loadClass(packageName + ".given.MixedParts");
        } catch (ClassNotFoundException | LinkageError e) {
            loader.close();
            throw new CourseProblem(
                    "The milestones do not start, because " + e.getMessage()
                            + " is missing or does not compile; restore the given files from .course/originals.",
                    e);
        }
    }

    /** Returns the names in the order of the handout. */
    List<String> names() {
        Set<?> names = (Set<?>) call(method("names"));
        return names.stream().map(String::valueOf).toList();
    }

    /** Runs a milestone with these own parts, and returns true if it passed. */
    boolean run(String name, Set<String> ownParts, Path pictures, PrintStream out) {
        Method run = method("run", String.class, mixedParts, Path.class, PrintStream.class);
        Object parts;
        try {
            parts = mixedParts.getConstructor(Set.class).newInstance(ownParts);
        } catch (ReflectiveOperationException e) {
            throw changed(e);
        }
        return (Boolean) call(run, name, parts, pictures, out);
    }

    /** Calls a static method; an exception in the student's code is reported with the line of that code. */
    private Object call(Method method, Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            Throwable failure = e.getTargetException();
            throw new CourseProblem("The milestone stopped with " + failure + place(failure) + ".", failure);
        } catch (IllegalAccessException e) {
            throw changed(e);
        }
    }

    /** Returns the innermost line of the project in a stack trace. */
    private String place(Throwable failure) {
        return OwnCode.innermost(failure.getStackTrace(), packageName)
                .map(frame -> " in " + OwnCode.shown(frame))
                .orElse("");
    }

    private Method method(String name, Class<?>... parameters) {
        try {
            return milestones.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw changed(e);
        }
    }

    private static CourseProblem changed(ReflectiveOperationException e) {
        return new CourseProblem(
                "The given files of the milestones are changed (" + e + "); restore them from .course/originals.", e);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
