package assignment.course;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.compile.LibraryUse;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** "forbidden" in {@code course.json} names each way to let the library do a part's work, and nothing else. */
class ForbiddenTest {

    private static final String IMPORTS = "package assignment; import assignment.given.*; import io.beras.core.*;"
            + " import java.util.*; import java.util.stream.*; import org.nd4j.linalg.api.ndarray.*;"
            + " import org.nd4j.linalg.factory.*; import org.nd4j.linalg.indexing.*;"
            + " import org.nd4j.linalg.indexing.conditions.*; import org.nd4j.linalg.ops.transforms.*; ";

    private static Course course;

    @TempDir
    private static Path work;

    private static Path snippets;

    /** A member of a class of a student. */
    private record Snippet(String part, String className, String named, String member) {

        static List<Snippet> cheats() {
            return lines("forbidden.txt").stream()
                    .map(line -> new Snippet(line[0], "Cheat" + line[3], line[1], line[2]))
                    .toList();
        }

        static List<Snippet> ownWork() {
            return lines("allowed.txt").stream()
                    .map(line -> new Snippet(line[0], "Own" + line[2], "", line[1]))
                    .toList();
        }

        /** Returns the columns of each line, and its number. */
        private static List<String[]> lines(String file) {
            List<String[]> lines = new ArrayList<>();
            try (InputStream in = Objects.requireNonNull(ForbiddenTest.class.getResourceAsStream(file))) {
                for (String line : IOUtils.readLines(in, UTF_8)) {
                    lines.add((line + " | " + (lines.size() + 1)).split(" \\| "));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return lines;
        }

        String source() {
            return IMPORTS + "class " + className + " { " + member + " }";
        }

        @Override
        public String toString() {
            return part + ": " + member;
        }
    }

    @BeforeAll
    static void compileTheSnippets() throws IOException {
        course = ReferenceSolution.course();
        Map<String, String> sources = Stream.of(Snippet.cheats(), Snippet.ownWork())
                .flatMap(List::stream)
                .collect(Collectors.toMap(Snippet::className, Snippet::source));
        snippets = ReferenceSolution.compile(sources, Files.createTempDirectory(work, "snippets"));
    }

    static List<Snippet> cheats() {
        return Snippet.cheats();
    }

    static List<Snippet> ownWork() {
        return Snippet.ownWork();
    }

    private static List<String> findings(Part part, Map<String, String> sources) throws IOException {
        return findings(part, ReferenceSolution.compile(sources, Files.createTempDirectory(work, "part")));
    }

    private static List<String> findings(Part part, Path classes) throws IOException {
        List<String> findings = new ArrayList<>(LibraryUse.scan(classes, part.forbidden()));
        findings.addAll(LibraryUse.scanForEscapes(classes));
        return findings;
    }

    /** Returns the sentences about a snippet, of a folder that has only its class. */
    private static List<String> findings(Snippet snippet) throws IOException {
        Path folder = Files.createTempDirectory(work, "snippet");
        Path target = Files.createDirectory(folder.resolve("assignment"));
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(snippets.resolve("assignment"), snippet.className() + "{.class,$*}")) {
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return findings(course.part(snippet.part()), folder);
    }

    private static Map<String, String> sources(Part part) throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String className : part.classes()) {
            sources.put(className, ReferenceSolution.source(className));
        }
        return sources;
    }

    @Test
    void theReferenceUsesNothingForbidden() throws IOException {
        for (Part part : course.parts()) {
            if (!part.classes().isEmpty()) {
                assertEquals(List.of(), findings(part, sources(part)), part.name());
            }
        }
    }

    /** A mistake in the own work is no use of the library's: all mutants of a part, under other names, at once. */
    @Test
    void noWrongSolutionUsesSomethingForbidden() throws IOException {
        for (Part part : course.parts()) {
            Map<String, String> wrong = new HashMap<>();
            for (Mutant mutant : Mutants.ALL) {
                if (part.classes().contains(mutant.className())) {
                    String name = mutant.className() + "Mutant" + wrong.size();
                    String source = mutant.apply(ReferenceSolution.source(mutant.className()));
                    wrong.put(name, source.replaceAll("(?<!beras\\.core\\.)\\b" + mutant.className() + "\\b", name));
                }
            }
            if (!wrong.isEmpty()) {
                assertEquals(List.of(), findings(part, wrong), part.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cheats")
    void theLibrarysWorkIsNamed(Snippet cheat) throws IOException {
        List<String> findings = findings(cheat);
        String expected =
                cheat.className() + ".f uses " + cheat.named() + ", which does this part's work; write it yourself.";
        assertTrue(findings.contains(expected), findings::toString);
    }

    @ParameterizedTest
    @MethodSource("ownWork")
    void reasonableHelpIsNotNamed(Snippet own) throws IOException {
        assertEquals(List.of(), findings(own));
    }

    /** A class or method that was renamed would be free to use. */
    @Test
    void eachForbiddenNameExists() throws IOException {
        Set<String> names = course.parts().stream()
                .flatMap(part -> part.forbidden().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            String[] ownerAndMethod = name.split("#");
            String owner = ownerAndMethod[0].replace('.', '/');
            String resource = owner.endsWith("/*") ? owner.substring(0, owner.length() - 2) : owner + ".class";
            URL found = getClass().getClassLoader().getResource(resource);
            assertNotNull(found, name);
            if (ownerAndMethod.length == 2) {
                String classFile = IOUtils.toString(found, ISO_8859_1);
                assertTrue(classFile.contains(ownerAndMethod[1]), name);
            }
        }
    }

    @Test
    void eachPartWithATwinHasACheat() throws IOException {
        List<String> withoutTwin = List.of("accounting", "pictures");
        assertEquals(
                course.parts().stream()
                        .filter(part -> !part.classes().isEmpty())
                        .map(Part::name)
                        .filter(name -> !withoutTwin.contains(name))
                        .collect(Collectors.toSet()),
                Snippet.cheats().stream().map(Snippet::part).collect(Collectors.toSet()));
    }
}
