package io.beras.autograder.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.ClassUtils;
import org.apache.commons.lang3.StringUtils;

/**
 * What leads out of the work on an assignment: reflection, processes, the network, files, and the grader itself.
 *
 * <p>Only packages that are known to lead nowhere are open. There are too many ways to a file or to a method by its name, in
 * Java and in each library, to list the closed ones.
 */
final class Escapes {

    private static final Set<String> PACKAGES = Set.of(
            "java.io",
            "java.lang",
            "java.lang.annotation",
            "java.math",
            "java.nio",
            "java.nio.charset",
            "java.text",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.util.function",
            "java.util.random",
            "java.util.regex",
            "java.util.stream");

    /** Open with all packages below. */
    private static final List<String> TREES =
            List.of("io.beras.", "java.time.", "org.jspecify.annotations.", "org.nd4j.linalg.");

    /** Closed, although they are in an open tree. */
    private static final List<String> CLOSED_TREES = List.of(
            "io.beras.autograder.",
            "io.beras.core.arrays.",
            "io.beras.core.gradcheck.",
            "io.beras.io.",
            "org.nd4j.linalg.cpu.");

    /** Of closed packages, a submission may need these classes: for paths, messages, rows, and the windows of a pooling. */
    private static final Set<String> USEFUL = Set.of(
            "io.beras.core.arrays.RowWriter",
            "io.beras.core.arrays.Window",
            "java.lang.reflect.Array",
            "java.nio.file.Path",
            "java.nio.file.Paths",
            "java.util.logging.Level",
            "java.util.logging.Logger",
            "org.nd4j.common.primitives.Pair");

    private static final Set<String> CLOSED = Set.of(
            "io.beras.core.ActivationGradients",
            "java.io.File",
            "java.io.FileDescriptor",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.ObjectInputStream",
            "java.io.ObjectOutputStream",
            "java.io.RandomAccessFile",
            "java.lang.ClassLoader",
            "java.lang.Module",
            "java.lang.ModuleLayer",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.SecurityManager",
            "java.lang.StackWalker",
            "java.util.ResourceBundle",
            "java.util.ServiceLoader");

    private static final Map<String, Set<String>> METHODS = Map.of(
            "java.lang.Runtime",
            Set.of("addShutdownHook", "exec", "exit", "halt", "load", "loadLibrary"),
            "java.lang.System",
            Set.of(
                    "clearProperty",
                    "exit",
                    "getenv",
                    "load",
                    "loadLibrary",
                    "setErr",
                    "setIn",
                    "setOut",
                    "setProperties",
                    "setProperty"),
            "java.lang.Thread",
            Set.of(
                    "getAllStackTraces",
                    "getContextClassLoader",
                    "setContextClassLoader",
                    "setDefaultUncaughtExceptionHandler",
                    "stop"));

    /** The methods of {@link Class} that only tell of a class; the others lead to its members. */
    private static final Set<String> OF_CLASS = Set.of(
            "cast",
            "desiredAssertionStatus",
            "equals",
            "getComponentType",
            "getEnumConstants",
            "getName",
            "getSimpleName",
            "getTypeName",
            "hashCode",
            "isArray",
            "isAssignableFrom",
            "isEnum",
            "isInstance",
            "isInterface",
            "isRecord",
            "toString");

    private static final Set<String> OPEN_A_NAMED_FILE =
            Set.of("java.io.PrintStream", "java.io.PrintWriter", "java.util.Formatter");

    /** The packages of the submission, and of what it was given with it. */
    private final Set<String> own;

    /**
     * Creates the escapes from these packages.
     *
     * @param own the packages of the submission; packages below are its own too
     */
    Escapes(Set<String> own) {
        this.own = own;
    }

    /** Returns the name of what leads out, such as "System.exit" or "java.io.File". */
    Optional<String> name(Use use) {
        if (use.isOfClass()) {
            return isClosed(use.owner()) ? Optional.of(use.owner()) : Optional.empty();
        }
        return isClosedMethod(use) ? Optional.of(Use.shown(use.owner(), use.method())) : Optional.empty();
    }

    private boolean isClosed(String className) {
        if (USEFUL.contains(className)) {
            return false;
        }
        String name = StringUtils.substringBefore(className, "$");
        return CLOSED.contains(name) || isBelow(CLOSED_TREES, name) || !isOpen(name);
    }

    private boolean isOpen(String name) {
        String packageName = ClassUtils.getPackageName(name);
        return packageName.isEmpty() // a primitive type, or a class without a package
                || PACKAGES.contains(packageName)
                || isBelow(TREES, name)
                || own.stream().anyMatch(each -> name.startsWith(each + "."));
    }

    private static boolean isBelow(List<String> trees, String name) {
        return trees.stream().anyMatch(name::startsWith);
    }

    private static boolean isClosedMethod(Use use) {
        return METHODS.getOrDefault(use.owner(), Set.of()).contains(use.method())
                || (use.owner().equals("java.lang.Class") && !OF_CLASS.contains(use.method()))
                || (OPEN_A_NAMED_FILE.contains(use.owner())
                        && use.method().equals("<init>")
                        && use.descriptor().startsWith("(Ljava/lang/String;"))
                || (use.owner().equals("java.util.Scanner") && use.descriptor().startsWith("(Ljava/nio/file/Path;"));
    }
}
