package io.beras.autograder.gradescope;

import io.beras.autograder.Tier;
import io.beras.autograder.grade.Salt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.io.IOUtils;

/**
 * The files of an autograder: the two scripts that Gradescope runs, and the folder {@code grader} with the libraries, the
 * native code, the assignment and a secret salt.
 */
final class AutograderContent {

    static final String SETUP = "setup.sh";
    static final String RUN = "run_autograder";

    /** What a grader needs of an assignment. Its build is there, so that no run has to compile the assignment. */
    private static final List<String> ASSIGNMENT = List.of("course.json", "pom.xml", "src", "stencil", "target/course");

    private final Path assignment;
    private final ClassPathJars classPath;
    private final Tier tier;

    AutograderContent(Path assignment, String classPath, Tier tier) throws IOException {
        this.assignment = assignment;
        this.classPath = ClassPathJars.of(classPath);
        this.tier = tier;
    }

    /** Writes all files into a new folder. */
    void write(Path folder, Path work) throws IOException, InterruptedException, AutograderException {
        Path grader = Files.createDirectories(folder.resolve("grader"));
        NativeArchive.write(classPath.natives(), grader, work);
        writeLibraries(Files.createDirectory(grader.resolve("lib")));
        for (String name : ASSIGNMENT) {
            Path from = assignment.resolve(name);
            if (Files.exists(from)) {
                Archive.copy(from, grader.resolve("assignment").resolve(name));
            }
        }
        Salt.in(grader.resolve("salt"));
        Files.writeString(folder.resolve(SETUP), script(SETUP));
        Files.writeString(
                folder.resolve(RUN), script(RUN).replace("@TIER@", tier.name().toLowerCase(Locale.ROOT)));
    }

    /** Packs each folder of classes into a jar, and copies the jars. */
    private void writeLibraries(Path folder) throws IOException {
        int folders = 0;
        for (Path library : classPath.libraries()) {
            if (Files.isDirectory(library)) {
                folders++;
                Archive.pack(library, folder.resolve("classes-" + folders + ".jar"));
            } else {
                Files.copy(library, folder.resolve(library.getFileName()));
            }
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream resource = AutograderContent.class.getResourceAsStream(name)) {
            return IOUtils.toString(Objects.requireNonNull(resource, name), StandardCharsets.UTF_8);
        }
    }
}
