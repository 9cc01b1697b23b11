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
 */
public record JavaProgram(String mainClass, List<Path> classPath, List<String> arguments, int heapMegabytes) {

    /** Copies the lists. */
    public JavaProgram {
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
        if (heapMegabytes < 16) {
            throw new IllegalArgumentException(
                    "heapMegabytes is " + heapMegabytes + "; give the program at least 16 MB, in which a JVM starts");
        }
    }
}
