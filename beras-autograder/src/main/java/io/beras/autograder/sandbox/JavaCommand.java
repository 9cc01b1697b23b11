package io.beras.autograder.sandbox;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a JVM that starts fast, stays small, and ends when its memory is used up. */
final class JavaCommand {

    private static final List<String> FLAGS = List.of(
            "-Xss512k",
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:ErrorFile=/dev/null",
            "--enable-native-access=ALL-UNNAMED",
            // Silences a warning of JDK 24 and later; older JDKs ignore the second flag, thanks to the first one.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true");

    private static final int JVM_MEGABYTES = 400;
    private static final int MOST_PROCESSORS = 4;

    private JavaCommand() {}

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static List<String> of(JavaProgram program, NativeLibraries libraries, Path folder, Path socket) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.add("-Xmx" + program.heapMegabytes() + "m");
        command.addAll(FLAGS);
        // The more processors, the more threads a JVM starts, and their count is limited.
        int processors = Math.min(MOST_PROCESSORS, Runtime.getRuntime().availableProcessors());
        command.add("-XX:ActiveProcessorCount=" + processors);
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-Duser.home=" + folder);
        command.add("-Dorg.bytedeco.javacpp.maxbytes=" + program.arrayMegabytes() + "m");
        command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes="
                + (JVM_MEGABYTES + program.heapMegabytes() + program.arrayMegabytes()) + "m");
        command.addAll(libraries.flags(folder));
        command.add("-cp");
        command.add(libraries.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(program.mainClass());
        command.add(socket.toString());
        command.addAll(program.arguments());
        return command;
    }
}
