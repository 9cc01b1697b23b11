package io.beras.autograder.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * Describes a Java program that runs in a {@link Sandbox}.
 *
 * @param mainClass the name of the class with {@code main}
 * @param classPath the jars and folders in the order of the search; libraries first, so that a submission cannot replace
 *     their classes
 * @param arguments the arguments that follow the path of the socket. They are visible to every process of the machine, so
 *     they must not contain a secret
 * @param heapMegabytes the largest heap; memory outside the heap has a limit of its own
 * @param arrayMegabytes the memory for arrays of ND4J, which lie beside the heap
 * @param readable further files and folders that the program may read. Those below the work folder of the sandbox, and the
 *     class path, become readable for all users; others must be so already
 */
public record JavaProgram(
        String mainClass,
        List<Path> classPath,
        List<String> arguments,
        int heapMegabytes,
        int arrayMegabytes,
        List<Path> readable) {

    /** The memory for arrays that programs need which do not train a model. */
    public static final int SMALL_ARRAYS = 100;

    /** Describes a program with small arrays, which reads its class path only. */
    public JavaProgram(String mainClass, List<Path> classPath, List<String> arguments, int heapMegabytes) {
        this(mainClass, classPath, arguments, heapMegabytes, SMALL_ARRAYS, List.of());
    }

    /** Copies the lists. */
    public JavaProgram {
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
        readable = List.copyOf(readable);
        if (heapMegabytes < 16) {
            throw new IllegalArgumentException(
                    "heapMegabytes is " + heapMegabytes + "; give the program at least 16 MB, in which a JVM starts");
        }
    }
}
