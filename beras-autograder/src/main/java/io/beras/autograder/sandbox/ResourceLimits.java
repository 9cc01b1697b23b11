package io.beras.autograder.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Limits a program by {@code prlimit}.
 *
 * <p>Limited is the memory that a process allocates ({@code RLIMIT_DATA}): the address space of a good JVM is several times
 * as large as the memory that it uses, so a limit of the address space would tell nothing.
 *
 * @param processLimit options that limit the count of processes and threads of the user; empty if the user has other
 *     processes, which would count too
 */
record ResourceLimits(List<String> processLimit) implements Layer {

    static final int CPU_SECONDS = 600;

    /** What a JVM with ND4J needs beside its heap and its arrays. */
    private static final long MEGABYTES_OF_JVM = 600;

    private static final long MEGABYTE = 1 << 20;
    private static final long LARGEST_FILE = 16 * MEGABYTE;

    @Override
    public List<String> command(ProgramNeeds needs) {
        List<String> command = new ArrayList<>(List.of("prlimit", "--core=0", "--nofile=256"));
        command.addAll(processLimit);
        command.add("--fsize=" + LARGEST_FILE);
        command.add("--data=" + (MEGABYTES_OF_JVM + needs.heapMegabytes() + needs.arrayMegabytes()) * MEGABYTE);
        // The first limit sends a signal that tells the reason; the second one kills.
        command.add("--cpu=" + CPU_SECONDS + ":" + (CPU_SECONDS + 5));
        command.add("--");
        return command;
    }

    @Override
    public Set<Protection> protections() {
        return Set.of(Protection.RESOURCE_LIMITS);
    }
}
