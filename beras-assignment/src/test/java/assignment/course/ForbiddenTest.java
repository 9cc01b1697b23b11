package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.compile.LibraryUse;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** "forbidden" in {@code course.json} names each way to let the library do a part's work, and nothing else. */
class ForbiddenTest {

    private static final List<Mutant> MUTANTS = Stream.of(
                    DataAndModelMutants.ALL, LayerMutants.ALL, LossMutants.ALL, TapeMutants.ALL, OptimizerMutants.ALL)
            .flatMap(List::stream)
            .toList();

    private static Course course;

    @TempDir
    private Path work;

    @BeforeAll
    static void readCourse() throws IOException {
        course = ReferenceSolution.course();
    }

    private List<String> findings(Part part, Map<String, String> sources) throws IOException {
        Path classes = ReferenceSolution.compile(sources, Files.createTempDirectory(work, "part"));
        List<String> findings = new ArrayList<>(LibraryUse.scan(classes, part.forbidden()));
        findings.addAll(LibraryUse.scanForEscapes(classes));
        return findings;
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
            for (Mutant mutant : MUTANTS) {
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

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "forbidden.txt", delimiter = '|', maxCharsPerColumn = 1000)
    void theLibrarysWorkIsNamed(String part, String name, String member) throws IOException {
        String source = "package assignment; import assignment.given.*; import io.beras.core.*; import java.util.*;"
                + " import org.nd4j.linalg.api.ndarray.*; import org.nd4j.linalg.factory.*;"
                + " import org.nd4j.linalg.ops.transforms.*; class Cheat { " + member + " }";
        List<String> findings = findings(course.part(part), Map.of("Cheat", source));
        assertTrue(
                findings.contains("Cheat.f uses " + name + ", which does this part's work; write it yourself."),
                findings::toString);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "allowed.txt", delimiter = '|', maxCharsPerColumn = 1000)
    void reasonableHelpIsNotNamed(String part, String member) throws IOException {
        String source = "package assignment; import assignment.given.*; import io.beras.core.*; import java.util.*;"
                + " import java.util.stream.*; import org.nd4j.linalg.api.buffer.DataType;"
                + " import org.nd4j.linalg.api.ndarray.*; import org.nd4j.linalg.factory.*;"
                + " import org.nd4j.linalg.indexing.*; import org.nd4j.linalg.indexing.conditions.*;"
                + " import org.nd4j.linalg.ops.transforms.*; class Own { " + member + " }";
        assertEquals(List.of(), findings(course.part(part), Map.of("Own", source)));
    }

    @Test
    void eachPartWithATwinHasACheat() throws IOException {
        List<String> parts = Files.readAllLines(Path.of("src/test/resources/assignment/course/forbidden.txt")).stream()
                .map(line -> line.split("\\|")[0].strip())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        List<String> withoutTwin = List.of("accounting", "pictures", "questions");
        assertEquals(
                course.parts().stream()
                        .map(Part::name)
                        .filter(name -> !withoutTwin.contains(name))
                        .sorted()
                        .toList(),
                parts);
    }
}
