package io.beras.autograder.sandbox;

import static io.beras.autograder.sandbox.TestSandbox.classPathOfThisJvm;
import static io.beras.autograder.sandbox.TestSandbox.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildClassPathsTest {

    private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

    @TempDir
    Path work;

    private Path path(Collection<String> forbidden) throws IOException {
        return berasJar(new ChildClassPaths(classPathOfThisJvm(), work).forRunning(forbidden));
    }

    private static Path berasJar(List<Path> classPath) {
        return classPath.stream()
                .filter(path -> path.getFileName().toString().startsWith("beras"))
                .findFirst()
                .orElseThrow();
    }

    private static URLClassLoader loader(List<Path> classPath) {
        return new URLClassLoader(
                classPath.stream().map(ChildClassPathsTest::url).toArray(URL[]::new), JDK);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void aForbiddenClassIsLeftOutWithItsNestedClasses() throws IOException {
        Path jar = path(List.of("io.beras.core.Tensor"));
        assertFalse(ClassPathEntries.contains(jar, "io/beras/core/Tensor.class"));
        assertTrue(ClassPathEntries.files(jar, name -> name.startsWith("io/beras/core/Tensor$"))
                .isEmpty());
        assertFalse(ClassPathEntries.files(jar, name -> name.equals("io/beras/core/Variable.class"))
                .isEmpty());
    }

    @Test
    void aForbiddenPackageIsLeftOutWithoutItsSubpackages() throws IOException {
        Path jar = path(List.of("io.beras.optim.*"));
        assertTrue(ClassPathEntries.files(jar, name -> name.matches("io/beras/optim/\\w+.class"))
                .isEmpty());
        assertTrue(ClassPathEntries.contains(jar, "io/beras/optim/schedules"));
    }

    @Test
    void aForbiddenMethodThrows() throws Exception {
        List<Path> classPath =
                new ChildClassPaths(classPathOfThisJvm(), work).forRunning(List.of("io.beras.core.Shapes#size"));
        try (URLClassLoader loader = loader(classPath)) {
            Class<?> shapes = loader.loadClass("io.beras.core.Shapes");
            InvocationTargetException thrown = assertThrows(
                    InvocationTargetException.class,
                    () -> shapes.getMethod("size", long[].class).invoke(null, (Object) new long[] {2, 3}));
            assertEquals(
                    "java.lang.IllegalStateException: Shapes.size does this part's work,"
                            + " and is not available to a submission",
                    thrown.getCause().toString());
        }
    }

    @Test
    void aNameThatDoesNotExistIsReported() throws IOException {
        ChildClassPaths classPaths = new ChildClassPaths(classPathOfThisJvm(), work);
        assertEquals(
                "The libraries have no io.beras.layers.Dens; correct the name in \"forbidden\", or remove it.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> classPaths.forRunning(List.of("io.beras.layers.Dens")))
                        .getMessage());
        assertEquals(
                "The class io.beras.core.Tensor has no method softmx; correct the name in \"forbidden\".",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> classPaths.forRunning(List.of("io.beras.core.Tensor#softmx")))
                        .getMessage());
    }

    @Test
    void theSameNamesGiveTheSameJar() throws IOException {
        ChildClassPaths classPaths = new ChildClassPaths(classPathOfThisJvm(), work);
        List<Path> first = classPaths.forRunning(List.of("io.beras.layers.Dense", "io.beras.core.Tensor#softmax"));
        assertEquals(first, classPaths.forRunning(List.of("io.beras.core.Tensor#softmax", "io.beras.layers.Dense")));
    }

    @Test
    void nothingThatKnowsAnAnswerIsInTheClassPath() throws IOException {
        ChildClassPaths classPaths = new ChildClassPaths(classPathOfThisJvm(), work);
        for (String folder : List.of(
                "assignment",
                "io/beras/autograder/checks",
                "io/beras/autograder/course",
                "io/beras/autograder/run",
                "io/beras/autograder/sandbox",
                "io/beras/core/gradcheck",
                "org/junit",
                "org/objectweb/asm",
                "com/google/gson",
                "com/github/javaparser",
                "picocli")) {
            for (Path path : classPaths.forRunning(List.of())) {
                assertFalse(ClassPathEntries.contains(path, folder), path + " contains " + folder);
            }
        }
    }

    @Test
    void aGradientCheckCanBeNamedByTheScanOfACompiledSubmission() throws IOException {
        List<Path> classPath = new ChildClassPaths(classPathOfThisJvm(), work).forCompiling();
        assertTrue(ClassPathEntries.contains(berasJar(classPath), "io/beras/core/gradcheck"));
    }

    @Test
    void aJarNamesFurtherJarsInItsManifest() throws IOException {
        Path library = JarWriter.write(work.resolve("commons-a-1.jar"), new TreeMap<>(Map.of("a", new byte[0])));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "commons-a-1.jar missing.jar");
        Path launcher = work.resolve("launcher.jar");
        new JarOutputStream(Files.newOutputStream(launcher), manifest).close();
        assertEquals(List.of(launcher, library), ClassPathEntries.expanded(List.of(launcher)));
        assertTrue(new ChildClassPaths(List.of(launcher), work)
                .forCompiling().stream().anyMatch(path -> path.endsWith("commons-a-1.jar")));
    }

    @Test
    void aProgramRunsNd4jFromTheReadableLibraries() throws IOException {
        try (TestSandbox sandbox = new TestSandbox()) {
            sandbox.addLibraries();
            try (SandboxedProcess process = sandbox.start("Multiplies")) {
                assertEquals("sum: 24.0", lines(process), process.output() + process.ending());
            }
        }
    }
}
