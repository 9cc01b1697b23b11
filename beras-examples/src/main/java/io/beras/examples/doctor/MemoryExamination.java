package io.beras.examples.doctor;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Examines the memory: the heap and the native memory that Java may take, and the memory of the machine or container. */
final class MemoryExamination {

    private static final String TOPIC = "memory";
    private static final long LEAST_HEAP = 500L << 20;

    private MemoryExamination() {}

    static Finding examine() {
        long heap = Runtime.getRuntime().maxMemory();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return examine(heap, system.getTotalMemorySize(), system.getFreeMemorySize());
        }
        return examine(heap, 0, 0);
    }

    /** Examines these numbers of bytes; a total of 0 is unknown. A container's limit counts as the total. */
    static Finding examine(long heap, long total, long free) {
        String text = megabytes(heap) + " MB of heap, and as much native memory"
                + (total > 0 ? ", of " + megabytes(total) + " MB (" + megabytes(free) + " MB are free)" : "");
        if (heap < LEAST_HEAP) {
            return Finding.warning(TOPIC, text + ": MNIST needs about 500 MB", "set JAVA_OPTS=-Xmx768m");
        }
        // The tensors are outside of the heap; JavaCPP allows them as many bytes as the heap.
        if (total > 0 && 2 * heap > total) {
            return Finding.warning(
                    TOPIC,
                    text + ": both together are more than this machine or container has",
                    "set JAVA_OPTS=-Xmx" + (total / 3 >> 20) + "m, or give the container more memory");
        }
        return Finding.ok(TOPIC, text);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes >> 20);
    }
}
