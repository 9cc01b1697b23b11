package io.beras.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each page's programs, the classes with a main method, in a process and a folder of their own.
 *
 * <p>The programs of a page run one after the other in the same folder, so that a program may read what an earlier program
 * wrote. The block after "prints" has the output, which may be the text of a Mermaid diagram. The files of the test resources
 * in a folder with the name of the page are in the folder, too.
 */
class ProgramsInDocumentationTest {

    private static final Pattern BLOCK = Pattern.compile(
            "(?ms)^```java\\n(?<source>(?:(?!^```$).)*)^```$(?:\\n\\nprints\\n\\n```(?:mermaid)?\\n(?<output>.*?)^```$)?");

    private static final Pattern MAIN_CLASS =
            Pattern.compile("(?ms)^public (?:final )?class (?<name>\\w+).*static void main");

    @TempDir
    private Path folder;

    private record Program(String name, String source, Optional<String> output) {}

    static Stream<Path> pages() throws IOException {
        return MarkdownPage.all().stream()
                .filter(page -> !programs(page).isEmpty())
                .map(MarkdownPage::path);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyProgramRuns(Path page) throws Exception {
        copyFilesOf(page);
        for (Program program : programs(MarkdownPage.read(page))) {
            compile(program);
            String output = run(program);
            program.output().ifPresent(expected -> assertEquals(expected, output, program.name()));
        }
    }

    private void copyFilesOf(Path page) throws Exception {
        URL files = ProgramsInDocumentationTest.class.getResource(
                page.getFileName().toString().replaceFirst("\\.md$", ""));
        if (files != null) {
            try (Stream<Path> all = Files.list(Path.of(files.toURI()))) {
                for (Path file : all.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }
    }

    private static List<Program> programs(MarkdownPage page) {
        List<Program> programs = new ArrayList<>();
        Matcher block = BLOCK.matcher(page.text());
        while (block.find()) {
            Matcher mainClass = MAIN_CLASS.matcher(block.group("source"));
            if (mainClass.find()) {
                programs.add(new Program(
                        mainClass.group("name"), block.group("source"), Optional.ofNullable(block.group("output"))));
            }
        }
        return programs;
    }

    private void compile(Program program) throws IOException {
        Path source = Files.writeString(folder.resolve(program.name() + ".java"), program.source());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(source);
            List<String> options = List.of("-proc:none", "-cp", classPath(), "-d", folder.toString());
            boolean compiles = compiler.getTask(errors, files, null, options, null, sources)
                    .call();
            assertTrue(compiles, errors.toString());
        }
        assertEquals("", errors.toString());
    }

    /** Returns the class path of this test, after the folder with the classes of earlier programs. */
    private String classPath() {
        return folder + File.pathSeparator + System.getProperty("java.class.path");
    }

    private String run(Program program) throws IOException, InterruptedException {
        Path output = folder.resolve(program.name() + ".out");
        Path errors = folder.resolve(program.name() + ".err");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dfile.encoding=UTF-8", // JDK 17 prints in this charset, later JDKs in stdout.encoding
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        classPath(),
                        program.name())
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), program.name() + " does not end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(errors));
        return Files.readString(output).replace("\r\n", "\n");
    }
}
