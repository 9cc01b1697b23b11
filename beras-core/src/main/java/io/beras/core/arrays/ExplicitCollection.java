package io.beras.core.arrays;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Finds out whether {@link System#gc} has an effect: the option -XX:+DisableExplicitGC switches it off. */
final class ExplicitCollection {

    private ExplicitCollection() {}

    /** Returns the remedy for a message about missing memory if the JVM ignores requests for a collection, else "". */
    static String remedyIfDisabled() {
        return isDisabled()
                ? "; -XX:+DisableExplicitGC keeps this library from freeing arrays outside a StepScope: remove the option,"
                        + " or open a StepScope in each step"
                : "";
    }

    private static boolean isDisabled() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            return jvm != null
                    && Boolean.parseBoolean(jvm.getVMOption("DisableExplicitGC").getValue());
        } catch (IllegalArgumentException e) {
            return false; // a JVM without this option
        }
    }
}
