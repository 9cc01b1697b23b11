package io.beras.autograder.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What leads out of the work on an assignment: reflection, processes, the network, files, and the grader itself. */
final class Escapes {

    private static final List<String> PACKAGES = List.of(
            "com.sun.",
            "io.beras.autograder.",
            "io.beras.core.arrays.",
            "io.beras.core.gradcheck.",
            "io.beras.io.",
            "java.lang.foreign.",
            "java.lang.instrument.",
            "java.lang.invoke.",
            "java.lang.management.",
            "java.lang.reflect.",
            "java.net.",
            "java.nio.channels.",
            "java.rmi.",
            "java.util.jar.",
            "javax.",
            "jdk.",
            "org.bytedeco.",
            "org.junit.",
            "org.nd4j.nativeblas.",
            "org.objectweb.asm.",
            "sun.");

    /** Of these packages, a submission may need these classes: lambdas that fill rows, and the windows of a pooling. */
    private static final Set<String> USEFUL = Set.of("io.beras.core.arrays.RowWriter", "io.beras.core.arrays.Window");

    private static final Set<String> CLASSES = Set.of(
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
            "java.lang.StackWalker",
            "java.nio.file.FileSystem",
            "java.nio.file.FileSystems",
            "java.nio.file.Files",
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

    private static final Set<String> WRITE_TO_A_NAMED_FILE =
            Set.of("java.io.PrintStream", "java.io.PrintWriter", "java.util.Formatter");

    private Escapes() {}

    /** Returns the name of what leads out, such as "System.exit" or "java.io.File". */
    static Optional<String> name(Use use) {
        if (use.isOfClass()) {
            return isClass(use.owner()) ? Optional.of(use.owner()) : Optional.empty();
        }
        return isMethod(use) ? Optional.of(Use.shown(use.owner(), use.method())) : Optional.empty();
    }

    private static boolean isClass(String name) {
        return !USEFUL.contains(name)
                && (PACKAGES.stream().anyMatch(name::startsWith) || CLASSES.contains(name.split("\\$")[0]));
    }

    private static boolean isMethod(Use use) {
        return METHODS.getOrDefault(use.owner(), Set.of()).contains(use.method())
                || (use.owner().equals("java.lang.Class") && !OF_CLASS.contains(use.method()))
                || (WRITE_TO_A_NAMED_FILE.contains(use.owner())
                        && use.method().equals("<init>")
                        && use.descriptor().startsWith("(Ljava/lang/String;"));
    }
}
