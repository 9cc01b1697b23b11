package io.beras.autograder.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.file.PathUtils;

/** A sandbox with the programs of the package {@code hostile}, in a work folder of its own. */
final class TestSandbox implements AutoCloseable {

    /** The protections that the tests leave out, to imitate a weaker machine, such as "OTHER_USER,NO_NETWORK". */
    static final String WITHOUT = "beras.sandbox.without";

    private static final String PROGRAMS = "io.beras.autograder.sandbox.hostile.";
    private static final int HEAP_MEGABYTES = 64;

    private final Path work;
    private final Sandbox sandbox;
    private final List<Path> classPath = new ArrayList<>();

    TestSandbox() throws IOException {
        work = Files.createTempDirectory("sandbox");
        sandbox = Sandbox.probe(work, 7, wanted());
        String folder = PROGRAMS.replace('.', '/');
        classPath.add(JarWriter.write(
                work.resolve("hostile.jar"), ClassPathEntries.files(ownClasses(), name -> name.startsWith(folder))));
    }

    private static Set<Protection> wanted() {
        Set<Protection> wanted = EnumSet.allOf(Protection.class);
        Arrays.stream(System.getProperty(WITHOUT, "").split(","))
                .filter(name -> !name.isEmpty())
                .forEach(name -> wanted.remove(Protection.valueOf(name)));
        return wanted;
    }

    static Path ownClasses() {
        try {
            return Path.of(TestSandbox.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the class path of this JVM. */
    static List<Path> classPathOfThisJvm() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    Path work() {
        return work;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    void addLibraries() throws IOException {
        classPath.addAll(new ChildClassPaths(classPathOfThisJvm(), work).forCompiling());
    }

    /** Starts a program of the package {@code hostile}. */
    SandboxedProcess start(String program, String... arguments) throws IOException {
        return sandbox.start(new JavaProgram(PROGRAMS + program, classPath, List.of(arguments), HEAP_MEGABYTES));
    }

    /** Starts a program that may also read a folder. */
    SandboxedProcess startReading(Path folder, String program, String... arguments) throws IOException {
        return sandbox.start(new JavaProgram(
                PROGRAMS + program,
                classPath,
                List.of(arguments),
                HEAP_MEGABYTES,
                JavaProgram.SMALL_ARRAYS,
                List.of(folder)));
    }

    /** Returns the next line that the program tells. */
    static String line(SandboxedProcess process) throws IOException {
        String line = reader(process).readLine();
        return line == null ? "(nothing)" : line;
    }

    /** Returns all that the program tells until its end. */
    static String lines(SandboxedProcess process) {
        try (BufferedReader reader = reader(process)) {
            return reader.lines().collect(joining("\n"));
        } catch (IOException | UncheckedIOException e) {
            return "(" + e.getMessage() + ")";
        }
    }

    private static BufferedReader reader(SandboxedProcess process) {
        return new BufferedReader(Channels.newReader(process.channel(), UTF_8));
    }

    @Override
    public void close() throws IOException {
        PathUtils.deleteDirectory(work);
    }
}
