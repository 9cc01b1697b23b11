package io.beras.autograder.student;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs {@code java Course.java} in a project, in a process. */
final class CourseLauncher {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path project;
    private String path = System.getenv("PATH");
    private String locale = "C.UTF-8";

    /** Copies {@code Course.java} into a project. */
    CourseLauncher(Path project) throws IOException {
        this.project = project;
        Files.createDirectories(project);
        Files.write(project.resolve("Course.java"), source());
    }

    static byte[] source() throws IOException {
        String name = "/io/beras/autograder/stencil/Course.java";
        try (InputStream source = CourseLauncher.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(source, name).readAllBytes();
        }
    }

    /** Writes the class path of the tests where Maven would have written that of the project. */
    CourseLauncher prepareClassPath() throws IOException {
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("target/course"));
        Files.writeString(project.resolve("target/course/classpath.txt"), TestClassPath.ofThisJvm());
        return this;
    }

    /** Sets a PATH without Maven. */
    CourseLauncher withoutMaven() {
        path = project.toString();
        return this;
    }

    CourseLauncher inLocale(String name) {
        locale = name;
        return this;
    }

    /** Puts a script of the shell in the place of Maven. */
    CourseLauncher withMaven(String script) throws IOException {
        Path wrapper = project.resolve("mvnw");
        Files.writeString(wrapper, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    TinyCourse.Result run(String... args) throws IOException, InterruptedException {
        return runIn(project, "Course.java", args);
    }

    /** Runs the source file by this path in another working directory. */
    TinyCourse.Result runIn(Path workingDirectory, String source, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", source));
        command.addAll(List.of(args));
        Path err = Files.createTempFile("course", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(workingDirectory.toFile())
                    .redirectError(err.toFile());
            Map<String, String> variables = builder.environment();
            variables.keySet().removeAll(List.of("MAVEN_HOME", "M2_HOME"));
            variables.put("PATH", path);
            variables.put("LC_ALL", locale);
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new TinyCourse.Result(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
