package io.beras.autograder.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a test class of this module in another JVM, with fewer rights, in a folder that every user can read.
 *
 * @param command the command before {@code java} that takes rights away
 * @param properties the options of the JVM
 */
public record AnotherMachine(List<String> command, List<String> properties) {

    /** Prints the outcome of each test. */
    public static void main(String... args) throws ClassNotFoundException {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Class.forName(args[0])))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                                System.out.println(entry.getKeyValuePairs());
                            }

                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                String message = result.getThrowable()
                                        .map(e -> e + " " + Arrays.toString(e.getSuppressed()))
                                        .orElse("")
                                        .replace("\n", " | ");
                                System.out.println(result.getStatus() + " " + test.getDisplayName() + " " + message);
                            }
                        });
    }

    /** Returns what {@link #main} prints about a test class. */
    public List<String> run(Class<?> test) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("machine");
        try {
            Path module = Files.createDirectory(folder.resolve("module"));
            Path home = Files.createDirectory(folder.resolve("home"));
            for (String name : List.of("course.json", "pom.xml", "src")) {
                copy(Path.of(name), module.resolve(name));
            }
            List<String> all = new ArrayList<>(command);
            all.addAll(List.of(
                    JavaCommand.java().toString(), "-Xmx768m", "-XX:+UseSerialGC", "-Duser.home=" + home, "-cp"));
            all.add(readableClassPath(folder));
            all.addAll(properties);
            all.addAll(List.of(AnotherMachine.class.getName(), test.getName()));
            open(folder);
            Process process = new ProcessBuilder(all)
                    .directory(module.toFile())
                    .redirectErrorStream(true)
                    .start();
            return Arrays.asList(new String(process.getInputStream().readAllBytes(), UTF_8).split("\n"));
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private static String readableClassPath(Path folder) throws IOException {
        List<String> readable = new ArrayList<>();
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        for (Path entry : ClassPathEntries.expanded(classPath)) {
            Path copy = Files.createDirectory(folder.resolve("library" + readable.size()))
                    .resolve(entry.getFileName());
            copy(entry, copy);
            readable.add(copy.toString());
        }
        return String.join(File.pathSeparator, readable);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            PathUtils.copyDirectory(from, to);
        } else {
            Files.copy(from, to);
        }
    }

    private static void open(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        Files.setPosixFilePermissions(folder.resolve("home"), PosixFilePermissions.fromString("rwxrwxrwx"));
    }
}
