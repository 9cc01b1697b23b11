package io.beras.autograder.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a test class in another JVM, started by a command that takes rights away from it.
 *
 * @param command the command before {@code java}
 * @param without the protections that the tests don't ask for
 */
record ImitatedMachine(List<String> command, List<Protection> without) {

    /** Prints the protections and the outcome of each test. */
    public static void main(String... args) throws Exception {
        try (TestSandbox sandbox = new TestSandbox()) {
            System.out.println("held: " + sandbox.sandbox().held());
        }
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Class.forName(args[0])))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                String message = result.getThrowable()
                                        .map(Throwable::toString)
                                        .orElse("");
                                System.out.println(result.getStatus() + " " + test.getDisplayName() + " " + message);
                            }
                        });
    }

    /** Returns what {@link #main} prints; the JVM's class path is copied to where every user can read it. */
    List<String> run(Class<?> test) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("machine");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            List<String> all = new ArrayList<>(command);
            all.addAll(List.of(
                    JavaCommand.java().toString(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-D" + TestSandbox.WITHOUT + "="
                            + without.stream().map(Enum::name).collect(joining(",")),
                    "-cp",
                    readableClassPath(folder),
                    ImitatedMachine.class.getName(),
                    test.getName()));
            Process process = new ProcessBuilder(all)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            return Arrays.asList(new String(process.getInputStream().readAllBytes(), UTF_8).split("\n"));
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private static String readableClassPath(Path folder) throws IOException {
        List<String> readable = new ArrayList<>();
        for (Path entry : ClassPathEntries.expanded(TestSandbox.classPathOfThisJvm())) {
            Path copy = folder.resolve(readable.size() + "-" + entry.getFileName() + ".jar");
            if (Files.isDirectory(entry)) {
                readable.add(JarWriter.write(copy, ClassPathEntries.files(entry, name -> true))
                        .toString());
            } else if (!NativeFolder.isNative(entry)) {
                readable.add(SharedJars.shared(entry, folder).toString());
            }
        }
        return String.join(File.pathSeparator, readable);
    }
}
