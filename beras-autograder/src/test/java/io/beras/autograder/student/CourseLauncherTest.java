package io.beras.autograder.student;

import static io.beras.autograder.student.Texts.assertContains;
import static io.beras.autograder.student.Texts.assertLacks;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.student.TinyCourse.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CourseLauncherTest {

    @TempDir
    private Path folder;

    private Path project;
    private TinyCourse course;
    private CourseLauncher launcher;

    @BeforeEach
    void createProject() throws IOException {
        project = folder.resolve("Übung 1");
        course = new TinyCourse(project);
        launcher = new CourseLauncher(project);
    }

    @Test
    void startsTheCommandAndPassesItsExitCodeOn() throws Exception {
        course.writeTwice("2 * x");
        launcher.prepareClassPath();
        Result result = launcher.run("check", "twice");
        assertContains("twice: all public checks passed, 4 points", result.out());
        assertEquals("", result.err());
        assertEquals(0, result.exitCode());
        assertEquals(2, launcher.run("check", "--sede=1").exitCode());
    }

    @Test
    void worksFromAnotherFolderAndWithoutMaven() throws Exception {
        launcher.prepareClassPath().withoutMaven();
        Result result = launcher.runIn(folder, project.resolve("Course.java").toString(), "check", "twice");
        assertContains("not written  value", result.out());
        assertEquals("", result.err());
        assertEquals(1, result.exitCode());
    }

    @Test
    void printsUmlautsInTheLocaleC() throws Exception {
        Path ascii = folder.resolve("exercise 1");
        new TinyCourse(ascii)
                .writeTwice("2 * x")
                .write("course.json", course.read("course.json").replace("A tiny", "Eine übliche"));
        Result result =
                new CourseLauncher(ascii).prepareClassPath().inLocale("C").run("status");
        assertContains("Eine übliche course", result.out());
    }

    @Test
    void systemExitInStudentsCodeIsNoPass() throws Exception {
        course.write(
                TinyCourse.POWER,
                TinyCourse.source(
                        "Power",
                        "    public static int square(int x) { System.exit(0); return 9; }\n"
                                + TinyCourse.method("cube", "8")));
        course.writeTwice("2 * x");
        Result result = launcher.prepareClassPath().run("check");
        assertContains("twice: 4 of 4 points", result.out());
        assertContains(
                "course: The tests of power were cut off: Power.java:3 (square) ended Java by System.exit.",
                result.err());
        assertEquals(1, result.exitCode());
        assertContains("1 of 1 step ", course.run("status").out());
    }

    @Test
    void missingCourseNamesTheFolder() throws Exception {
        course.delete("course.json");
        Result result = launcher.run("status");
        assertContains("course: there is no course.json in " + project, result.err());
        assertEquals(1, result.exitCode());
    }

    @Test
    void doctorAnswersWithoutMaven() throws Exception {
        Result result = launcher.withoutMaven().run("doctor");
        assertContains("   ok    Java " + Runtime.version(), result.out());
        assertContains("   ok    compiler", result.out());
        assertContains("PROBLEM  Maven is missing", result.out());
        assertContains("   ok    folder of the project is writable", result.out());
        assertContains("   ok    memory: ", result.out());
        assertEquals(1, result.exitCode());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void doctorTriesTheLibrariesLast() throws Exception {
        Result result = launcher.prepareClassPath()
                .withMaven("echo 'Apache Maven 3.9.1'; echo 'Java version: 17.0.1'")
                .run("doctor");
        assertContains("   ok    Maven 3.9.1 with Java 17.0.1", result.out());
        assertContains("   ok    ND4J and its native library", result.out());
        assertEquals(0, result.exitCode(), result.out());
    }

    @Test
    void missingMavenIsNamed() throws Exception {
        course.write("pom.xml", "<project/>");
        Result result = launcher.withoutMaven().run("status");
        assertContains("course: Maven is missing: there is no mvn", result.err());
        assertEquals(1, result.exitCode());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void librariesThatAreNotInstalledAreNamed() throws Exception {
        course.write("pom.xml", "<project/>");
        launcher.withMaven("echo '[ERROR] Could not find artifact io.beras:beras-layers:jar:0.1 in central'; exit 1");
        Result result = launcher.run("status");
        assertContains("the libraries io.beras are not installed on this computer", result.err());
        assertContains("mvn install -DskipTests", result.err());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void missingNetworkIsNamed() throws Exception {
        course.write("pom.xml", "<project/>");
        launcher.withMaven(
                "echo '[ERROR] Could not transfer artifact org.x:y:pom:1 from central: Unknown host z'; exit 1");
        assertContains(
                "Maven needs the network the first time", launcher.run("status").err());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void vanishedJarMakesMavenLookAgain() throws Exception {
        launcher.prepareClassPath();
        Path classPath = project.resolve("target/course/classpath.txt");
        Path good = Files.copy(classPath, folder.resolve("good.txt"));
        Files.writeString(classPath, folder.resolve("gone.jar") + File.pathSeparator + Files.readString(good));
        launcher.withMaven("cp '" + good + "' target/course/classpath.new");
        Result result = launcher.run("status");
        assertContains("A tiny course", result.out());
        assertContains("asking Maven for the libraries", result.err());
        assertEquals(Files.readString(good), Files.readString(classPath));
        assertEquals("", launcher.run("status").err());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void newerPomWithoutMavenKeepsTheOldLibraries() throws Exception {
        launcher.prepareClassPath().withMaven("echo '[ERROR] Non-parseable POM'; exit 1");
        Files.setLastModifiedTime(
                project.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        Result result = launcher.run("status");
        assertContains("A tiny course", result.out());
        assertContains("going on with the libraries of", result.err());
        assertContains("Non-parseable POM", result.err());
        assertEquals(0, result.exitCode());
    }

    @Test
    void pluginIsThatOfTheBuild() throws Exception {
        String build = Files.readString(Path.of("..", "pom.xml"));
        String version = build.replaceAll("(?s).*<maven-dependency-plugin.version>(.*?)<.*", "$1");
        String source = new String(CourseLauncher.source(), UTF_8);
        assertContains("maven-dependency-plugin:" + version + "\"", source);
        assertLacks("\t", source);
    }
}
