package io.beras.examples.doctor;

import javax.tools.ToolProvider;

/** Examines the Java runtime: its version, its compiler at run time, and whether it has the tools of a JDK. */
final class JavaExamination {

    private static final String TOPIC = "Java";

    private JavaExamination() {}

    static Finding examine() {
        return examine(
                System.getProperty("java.vendor", "unknown vendor"),
                System.getProperty("java.vm.name", ""),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                ToolProvider.getSystemJavaCompiler() != null);
    }

    static Finding examine(String vendor, String machine, String platform, boolean hasCompiler) {
        String text = Runtime.version() + " (" + vendor + "), " + platform;
        if (!machine.contains("HotSpot") && !machine.contains("OpenJDK")) {
            return Finding.warning(
                    TOPIC,
                    text + ": " + machine + " does not turn the loops of the kernels into vector instructions",
                    "use a JDK with HotSpot, such as Temurin");
        }
        if (machine.contains("Client") || machine.contains("Zero")) {
            return Finding.warning(
                    TOPIC, text + ": " + machine + " has no optimizing compiler", "use a JDK with the server VM");
        }
        return hasCompiler
                ? Finding.ok(TOPIC, text)
                : Finding.warning(
                        TOPIC, text + ": a runtime without javac", "install a JDK to compile your own layers");
    }
}
